package dev.unmesh.report.chart;

import java.util.List;

/** The CSS by which the marks of an SVG film move and come to rest. */
final class FilmRules {
  private final StringBuilder css = new StringBuilder();
  private final FilmTiming timing;
  private final List<FilmScene.Frame> frames;

  FilmRules(FilmTiming timing, List<FilmScene.Frame> frames) {
    this.timing = timing;
    this.frames = frames;
  }

  /**
   * A neuron's way, its name's, and whether anything leads to it.
   *
   * @param home where it ends, in {@code layer}'s nodes
   * @param at where it stands in each frame, likewise
   * @param hued whether it has a colour of its own, which it keeps at rest
   */
  void add(WiringLayer layer, int home, int[] at, boolean hued) {
    int id = layer.nodes().get(home).id();
    String moves = moves(layer, home, at, false) ? "w" + id + cycle("linear") : "";
    String rests = !hued && rests(layer, id) ? "r" + id + cycle("step-end") : "";
    if (!moves.isEmpty() || !rests.isEmpty()) {
      String both = moves + (moves.isEmpty() || rests.isEmpty() ? "" : ",") + rests;
      css.append("[data-n=\"").append(id).append("\"]{animation:").append(both).append('}');
    }
    if (!moves.isEmpty() && !layer.group().labels().isEmpty() && moves(layer, home, at, true)) {
      css.append("[data-label=\"").append(id).append("\"]{animation:v").append(id).append(cycle("linear")).append('}');
    }
  }

  private String cycle(String timingFunction) {
    return " " + decimal(timing.seconds()) + "s " + timingFunction + " infinite";
  }

  private boolean moves(WiringLayer layer, int home, int[] at, boolean name) {
    StringBuilder way = new StringBuilder();
    boolean moved = false;
    double[] start = place(layer, home, name);
    for (int i = 0; i < at.length; i++) {
      boolean corner = i == 0 || i == at.length - 1 || at[i] != at[i - 1] || at[i + 1] != at[i];
      if (corner) {
        double[] there = place(layer, at[i], name);
        moved |= at[i] != home;
        way.append(decimal(timing.percent(i))).append("%{transform:translate(").append(decimal(there[0] - start[0])).append("px,")
            .append(decimal(there[1] - start[1])).append("px)}");
      }
    }
    if (moved) {
      css.append("@keyframes ").append(name ? 'v' : 'w').append(layer.nodes().get(home).id()).append('{').append(way).append('}');
    }
    return moved;
  }

  private static double[] place(WiringLayer layer, int node, boolean name) {
    WiringNode mark = layer.nodes().get(node);
    return name ? WiringNames.place(layer, node) : new double[] {mark.x(), mark.y()};
  }

  private boolean rests(WiringLayer layer, int id) {
    String idle = WiringLayerDrawing.shrinks(layer) ? "fill:var(--grid);stroke:none" : "fill:var(--paper);stroke:var(--quiet)";
    StringBuilder rest = new StringBuilder();
    int changes = 0;
    for (int i = 0; i < frames.size(); i++) {
      boolean used = frames.get(i).used().contains(id);
      if (i == 0 || used != frames.get(i - 1).used().contains(id)) {
        changes++;
        rest.append(decimal(timing.percent(i))).append("%{").append(used ? "fill:var(--soft);stroke:var(--paper)" : idle).append('}');
      }
    }
    if (changes > 1) {
      css.append("@keyframes r").append(id).append('{').append(rest).append('}');
    }
    return changes > 1;
  }

  String css() {
    return css.toString();
  }

  /** At most three decimals, no needless zeros. */
  static String decimal(double value) {
    long thousandths = Math.round(value * 1000);
    String text = Long.toString(Math.abs(thousandths) / 1000);
    long rest = Math.abs(thousandths) % 1000;
    if (rest != 0) {
      String digits = Long.toString(1000 + rest).substring(1);
      text += "." + (rest % 100 == 0 ? digits.substring(0, 1) : rest % 10 == 0 ? digits.substring(0, 2) : digits);
    }
    return thousandths < 0 ? "-" + text : text;
  }
}
