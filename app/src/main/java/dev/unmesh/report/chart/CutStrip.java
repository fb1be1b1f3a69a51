package dev.unmesh.report.chart;

import dev.unmesh.report.NetworkCutView;
import dev.unmesh.report.NullView;

/** A network's normalised cut on a line from 0, once beside each of its nulls. */
public final class CutStrip {
  private static final double WIDTH = 460;
  private static final double ROW = 58;
  private static final double LEFT = 8;
  private static final double RIGHT = 452;
  private static final double TOP = 6;
  private static final int ROWS = 2;

  private CutStrip() {}

  public static String draw(String id, NetworkCutView cut) {
    double bottom = TOP + ROW * ROWS;
    Svg svg = new Svg(id, "chart null-strip", WIDTH, bottom + 22, "Normalised cut beside its nulls", description(cut));
    Axis axis = new Axis(0, 1.05 * Math.max(Math.max(cut.nCut(), reach(cut.layers())), Math.max(reach(cut.scales()), 1e-3)), false, LEFT, RIGHT);
    for (double tick : axis.ticks(5)) {
      svg.line(axis.at(tick), TOP, axis.at(tick), bottom, "grid");
      svg.text(axis.at(tick), bottom + 16, "tick " + (tick == 0 ? "" : axis.at(tick) > RIGHT - 16 ? "end" : "mid"), Numbers.tick(tick));
    }
    row(svg, axis, TOP + 36, cut, "layers shuffled", cut.layers());
    row(svg, axis, TOP + ROW + 36, cut, "shuffled, scales kept", cut.scales());
    return svg.finish();
  }

  private static double reach(NullView shuffled) {
    return shuffled.mean() + 2 * shuffled.sd();
  }

  private static void row(Svg svg, Axis axis, double y, NetworkCutView cut, String name, NullView shuffled) {
    svg.line(LEFT, y, RIGHT, y, "axis");
    svg.open("g", "class", "row");
    double from = axis.at(Math.max(0, shuffled.mean() - 2 * shuffled.sd()));
    double to = axis.at(reach(shuffled));
    svg.open("rect", "x", Math.min(from, to - 3), "y", y - 9, "width", Math.max(3, to - from), "height", 18, "rx", 2, "class", "spread")
        .element(
            "title",
            Numbers.count(shuffled.shuffles()) + " shuffles: " + Numbers.fixed(shuffled.mean(), 3) + " ± " + Numbers.fixed(shuffled.sd(), 3))
        .close();
    svg.open("path", "d", NullStrip.diamond(axis.at(cut.nCut()), y, 7), "class", "measured")
        .element("title", "n-cut " + Numbers.fixed(cut.nCut(), 3))
        .close();
    svg.close();
    svg.text(LEFT, y - 18, "name", name);
    String z = Double.isNaN(shuffled.z()) ? "" : "z = " + Numbers.of(shuffled.z(), Math.abs(shuffled.z()) < 10 ? 2 : 3);
    svg.text(RIGHT, y - 18, "reading end", z);
  }

  private static String description(NetworkCutView cut) {
    return "n-cut " + Numbers.fixed(cut.nCut(), 3) + " in " + cut.modules() + " parts; layers shuffled " + Numbers.fixed(cut.layers().mean(), 3)
        + ", shuffled with scales kept " + Numbers.fixed(cut.scales().mean(), 3) + ".";
  }
}
