package dev.unmesh.report.chart;

import java.util.List;

/** What something adds to each output: a bar up or down, and a whisker for how much it varies. */
public final class EffectBars {
  /** @param spread how far the whisker reaches to either side of {@code mean} */
  public record Bar(String name, double own, double mean, double spread) {}

  private static final double WIDTH = 460;
  private static final double LEFT = 44;
  private static final double RIGHT = 6;
  private static final double TOP = 10;
  private static final double PLOT = 130;
  private static final int LONG_NAME = 3;

  private EffectBars() {}

  /** The largest figure of all, for a scale that several pictures share. */
  public static double reach(List<Bar> bars) {
    return bars.stream()
        .mapToDouble(bar -> Math.max(finite(bar.own()), Math.abs(finite(bar.mean())) + finite(bar.spread())))
        .max()
        .orElse(0);
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? Math.abs(value) : 0;
  }

  /**
   * @param kind CSS class of the bars
   * @param reach the top of the axis, and less it the bottom
   */
  public static String draw(String id, String title, String description, List<Bar> bars, String kind, double reach) {
    int longest = bars.stream().mapToInt(bar -> bar.name().length()).max().orElse(1);
    boolean slanted = longest > LONG_NAME && bars.size() > 3;
    double bottom = TOP + PLOT;
    Svg svg = new Svg(id, "chart bar-chart", WIDTH, bottom + (slanted ? 20 + 4.6 * Math.min(longest, 14) : 24), title, description);
    double high = reach > 0 ? reach : 1;
    Axis y = new Axis(-high, high, false, bottom, TOP);
    for (double tick : y.ticks(4)) {
      svg.line(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick), tick == 0 ? "axis" : "grid");
      svg.text(LEFT - 7, y.at(tick) + 4, "tick end", Numbers.tick(tick));
    }
    double slot = (WIDTH - LEFT - RIGHT) / Math.max(1, bars.size());
    for (int i = 0; i < bars.size(); i++) {
      double x = LEFT + (i + .5) * slot;
      bar(svg, bars.get(i), x, Math.min(44, slot * .62), y, kind);
      BarChart.name(svg, bars.get(i).name(), x, bottom, slanted);
    }
    return svg.finish();
  }

  private static void bar(Svg svg, Bar bar, double x, double width, Axis y, String kind) {
    svg.open("g", "class", "bar " + kind);
    boolean classes = Double.isFinite(bar.own());
    svg.element(
        "title",
        bar.name() + (classes ? "\non its own inputs " + Numbers.of(bar.own()) : "") + "\nover all inputs " + Numbers.of(bar.mean()) + " ± "
            + Numbers.of(bar.spread()));
    svg.add("rect", "x", x - width / 2 - 3, "y", y.to(), "width", width + 6, "height", y.from() - y.to(), "class", "reach");
    double value = y.at(classes ? bar.own() : bar.mean());
    svg.rectangle(x - width / 2, Math.min(value, y.at(0)), width, Math.abs(value - y.at(0)), "body");
    svg.line(x, y.at(bar.mean() - bar.spread()), x, y.at(bar.mean() + bar.spread()), "whisker");
    svg.add("circle", "cx", x, "cy", y.at(bar.mean()), "r", Math.min(3.4, 1 + width / 2), "class", "control");
    svg.close();
  }
}
