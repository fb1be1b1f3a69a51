package dev.unmesh.report.chart;

import dev.unmesh.report.ImageShape;
import dev.unmesh.report.NetworkView;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Draws what belongs to one layer of the wiring: module bands, neurons, names, and input pictures. */
final class WiringLayerDrawing {
  private static final double BAND = 11;
  private static final double MOST_RADIUS = 6.5;
  private static final double PICTURE = 116;
  private static final int MOST_NAMED = 32;
  private static final int MOST_LETTERS = 12;
  private static final double LETTER = 6.4;
  private static final double SIDEWAYS = 4;
  private static final double STAGGER = 13;

  private WiringLayerDrawing() {}

  static void bands(Svg svg, WiringLayer layer) {
    if (layer.isPlane()) {
      return;
    }
    double half = layer.spacing() / 2;
    for (int start = 0; start < layer.nodes().size(); ) {
      int module = layer.nodes().get(start).module();
      int end = start;
      while (end < layer.nodes().size() && layer.nodes().get(end).module() == module) {
        end++;
      }
      if (module >= 0) {
        double reach = Math.min(half, 16);
        double from = layer.nodes().get(start).x() - reach;
        double to = layer.nodes().get(end - 1).x() + reach;
        svg.add(
            "rect", "x", from, "y", layer.y() - BAND, "width", to - from, "height", 2 * BAND, "rx", 6,
            "class", "band " + Palette.moduleClass(module));
      }
      start = end;
    }
  }

  static void plane(Svg svg, WiringLayer layer) {
    if (layer.isPlane()) {
      svg.add("path", "d", layer.place().outline(), "class", "plane");
    }
  }

  /** The neurons (hollow if nothing leads to or from them that is worth drawing), their names where there is room, and the layer's own name. */
  static void nodes(Svg svg, WiringLayer layer, Set<Integer> joined, WiringParts parts, boolean small, Set<String> notes) {
    double radius = Math.max(1.3, Math.min(small ? 5 : MOST_RADIUS, layer.spacing() * (layer.isPlane() ? .17 : .36)));
    boolean pins = layer.isPlane() && layer.group().labels().isEmpty();
    svg.open("g", "class", "nodes");
    for (WiringNode node : layer.nodes()) {
      int hue = node.module() < 0 ? parts.of(node) : node.module();
      boolean idle = !joined.contains(node.id());
      String kind = "node " + Palette.moduleClass(hue) + (node.isBin() ? " bin" : "") + (pins ? " pin" : "") + (idle ? " idle" : "");
      String name = node.name() + (node.module() < 0 ? "" : " · " + Palette.moduleName(node.module()));
      if (node.isBin() && !layer.isPlane()) {
        double half = Math.max(1, layer.spacing() * .36);
        svg.open("rect", "x", node.x() - half, "y", node.y() - 6, "width", 2 * half, "height", 12, "rx", Math.min(2, half),
            "class", kind, "data-n", node.id());
      } else {
        svg.open("circle", "cx", node.x(), "cy", node.y(), "r", idle && pins ? radius * .5 : radius, "class", kind, "data-n", node.id());
      }
      svg.element("title", name).close();
    }
    svg.close();
    names(svg, layer, small);
    if (layer.hasBins()) {
      notes.add("The " + Numbers.count(layer.group().size()) + " neurons of " + layer.group().name() + " are drawn as " + layer.nodes().size()
          + " marks of neighbours.");
    }
  }

  private static void names(Svg svg, WiringLayer layer, boolean small) {
    boolean output = layer.group().role() == Role.OUTPUT;
    int longest = layer.group().labels().stream().mapToInt(String::length).max().orElse(0);
    boolean many = layer.nodes().size() > MOST_NAMED;
    boolean room = !many || longest * LETTER <= 1.7 * layer.spacing();
    boolean named = longest > 0 && room && !layer.nodes().isEmpty() && !layer.hasBins();
    WiringPlace place = layer.place();
    if (named) {
      int fits = layer.isPlane() || many ? MOST_LETTERS : (int) Math.max(1, layer.spacing() / LETTER);
      for (int n = 0; n < layer.nodes().size(); n++) {
        WiringNode node = layer.nodes().get(n);
        double higher = many && n % 2 == 1 ? STAGGER : 0;
        double[] beside = layer.isPlane() ? outward(place, node) : new double[] {0, output ? -17 - higher : 25 + higher};
        String anchor = Math.abs(beside[0]) < SIDEWAYS ? " mid" : beside[0] < 0 ? " end" : "";
        svg.element(
            "text", shortened(node.name(), fits), "x", node.x() + beside[0], "y", node.y() + beside[1], "class", "name" + anchor, "data-label", node.id());
      }
    }
    String count = layer.group().size() == 1 ? "1 neuron" : Numbers.count(layer.group().size()) + (layer.isTable() ? "" : " neurons");
    if (!small && place.alone()) {
      double y = layer.y() + (layer.isPicture() ? 50 : place.height() / 2);
      svg.text(0, y - 1, "layer", shortened(layer.group().name(), 15));
      svg.text(0, y + 14, "count", count);
    } else if (!small) {
      double y = layer.y() + (named && output ? -34 : -18);
      svg.text(place.left(), y, "layer", shortened(layer.group().name(), (int) (place.width() / 7)));
    }
    if (!small && layer.isTable()) {
      svg.text(place.left() - 4, layer.y() + 10, "tick end", shortened(layer.group().label(0), MOST_LETTERS));
      svg.text(place.left() - 4, layer.y() + place.height(), "tick end", shortened(layer.group().label(layer.group().size() - 1), MOST_LETTERS));
    }
  }

  // a name on a plane stands on the far side of its mark, seen from the plane's middle
  private static double[] outward(WiringPlace place, WiringNode node) {
    double x = node.x() - place.x(.5, .5);
    double y = node.y() - place.y(.5);
    double far = Math.hypot(x, y);
    return far < 1 ? new double[] {0, -10} : new double[] {11 * x / far, 15 * y / far + 4};
  }

  private static String shortened(String name, int fits) {
    return name.length() <= fits ? name : name.substring(0, Math.max(1, fits - 1)) + "…";
  }

  /** Input pictures under the layer they lead to, each joined to its module by a ribbon. */
  static void pictures(Svg svg, NetworkView network, Connection connection, WiringLayer from, WiringLayer to) {
    ImageShape shape = network.inputImage().orElseThrow();
    int[] none = new int[to.group().size()];
    Arrays.fill(none, -1);
    int[] labels = network.partition().flatMap(p -> p.labels(to.group().name())).orElse(none);
    List<InputPictures.Picture> pictures = InputPictures.of(network.wiring(), connection, network.weights(), labels, shape);
    double cell = from.place().width() / pictures.size();
    double height = Math.min(PICTURE, (cell - 10) * shape.height() / shape.width());
    double width = height * shape.width() / shape.height();
    for (int i = 0; i < pictures.size(); i++) {
      InputPictures.Picture picture = pictures.get(i);
      double x = from.place().left() + (i + .5) * cell - width / 2;
      ribbon(svg, to, picture.module(), x, x + width, from.y());
      svg.rectangle(x, from.y(), width, height, "ground");
      svg.add(
          "image", "x", x, "y", from.y(), "width", width, "height", height, "preserveAspectRatio", "none",
          "href", Png.dataUri(picture.png()));
      svg.rectangle(x, from.y(), width, height, "picture " + Palette.moduleClass(picture.module()));
    }
  }

  private static void ribbon(Svg svg, WiringLayer to, int module, double left, double right, double y) {
    double[] at = to.nodes().stream().filter(node -> module < 0 || node.module() == module).mapToDouble(WiringNode::x).toArray();
    if (at.length == 0) {
      return;
    }
    double from = Arrays.stream(at).min().orElseThrow();
    double end = Arrays.stream(at).max().orElseThrow();
    double top = to.y() + BAND;
    double middle = (top + y) / 2;
    String path = "M" + Svg.number(from) + " " + Svg.number(top)
        + "C" + Svg.number(from) + " " + Svg.number(middle) + " " + Svg.number(left) + " " + Svg.number(middle) + " " + Svg.number(left) + " " + Svg.number(y)
        + "L" + Svg.number(right) + " " + Svg.number(y)
        + "C" + Svg.number(right) + " " + Svg.number(middle) + " " + Svg.number(end) + " " + Svg.number(middle) + " " + Svg.number(end) + " " + Svg.number(top)
        + "Z";
    svg.add("path", "d", path, "class", "ribbon " + Palette.moduleClass(module));
  }
}
