package dev.unmesh.report.chart;

import dev.unmesh.wiring.Role;

/** The names of neurons where there is room for them, and of their layer. */
final class WiringNames {
  private static final int MOST_NAMED = 32;
  private static final int MOST_LETTERS = 12;
  private static final double LETTER = 6.4;
  private static final double SIDEWAYS = 4;
  private static final double STAGGER = 13;

  private WiringNames() {}

  /** Whether the neurons of a layer are named. */
  static boolean areWritten(WiringLayer layer) {
    int longest = layer.group().labels().stream().mapToInt(String::length).max().orElse(0);
    boolean room = !many(layer) || longest * LETTER <= 1.7 * layer.spacing();
    return longest > 0 && room && !layer.nodes().isEmpty() && !layer.hasBins();
  }

  private static boolean many(WiringLayer layer) {
    return layer.nodes().size() > MOST_NAMED;
  }

  /** Where the name of the n-th mark stands: x and y. */
  static double[] place(WiringLayer layer, int n) {
    WiringNode node = layer.nodes().get(n);
    if (layer.isPlane()) {
      double[] beside = outward(layer.place(), node);
      return new double[] {node.x() + beside[0], node.y() + beside[1]};
    }
    double higher = many(layer) && n % 2 == 1 ? STAGGER : 0;
    return new double[] {node.x(), node.y() + (layer.group().role() == Role.OUTPUT ? -17 - higher : 25 + higher)};
  }

  /** On which side of its place the n-th name stands: "mid", "end", or "" for the right. */
  static String anchor(WiringLayer layer, int n) {
    double beside = place(layer, n)[0] - layer.nodes().get(n).x();
    return Math.abs(beside) < SIDEWAYS ? "mid" : beside < 0 ? "end" : "";
  }

  /** The name of the n-th mark, shortened to its room. */
  static String text(WiringLayer layer, int n) {
    int fits = layer.isPlane() || many(layer) ? MOST_LETTERS : (int) Math.max(1, layer.spacing() / LETTER);
    return shortened(layer.nodes().get(n).name(), fits);
  }

  /** How many neurons there are, in words. */
  static String count(WiringLayer layer) {
    int size = layer.group().size();
    return size == 1 ? "1 neuron" : Numbers.count(size) + (layer.isTable() ? "" : " neurons");
  }

  /** The y of the layer's own name. */
  static double middle(WiringLayer layer) {
    return layer.y() + (layer.isPicture() ? 50 : layer.place().height() / 2);
  }

  static void write(Svg svg, WiringLayer layer, boolean small) {
    boolean named = areWritten(layer);
    WiringPlace place = layer.place();
    for (int n = 0; named && n < layer.nodes().size(); n++) {
      double[] at = place(layer, n);
      String kind = ("name " + anchor(layer, n)).strip();
      svg.element("text", text(layer, n), "x", at[0], "y", at[1], "class", kind, "data-label", layer.nodes().get(n).id());
    }
    if (!small && place.alone()) {
      svg.text(0, middle(layer) - 1, "layer", shortened(layer.group().name(), 15));
      svg.text(0, middle(layer) + 14, "count", count(layer));
    } else if (!small) {
      double y = layer.y() + (named && layer.group().role() == Role.OUTPUT ? -34 : -18);
      svg.text(place.left(), y, "layer", shortened(layer.group().name(), (int) (place.width() / 7)));
    }
    if (!small && layer.isTable()) {
      String first = layer.group().label(0);
      String last = layer.group().label(layer.group().size() - 1);
      svg.text(place.left() - 4, layer.y() + 10, "tick end", shortened(first, MOST_LETTERS));
      svg.text(place.left() - 4, layer.y() + place.height(), "tick end", shortened(last, MOST_LETTERS));
    }
  }

  // a name on a plane stands on the far side of its mark, seen from the plane's middle
  private static double[] outward(WiringPlace place, WiringNode node) {
    double x = node.x() - place.x(.5, .5);
    double y = node.y() - place.y(.5);
    double far = Math.hypot(x, y);
    return far < 1 ? new double[] {0, -10} : new double[] {11 * x / far, 15 * y / far + 4};
  }

  static String shortened(String name, int fits) {
    return name.length() <= fits ? name : name.substring(0, Math.max(1, fits - 1)) + "…";
  }
}
