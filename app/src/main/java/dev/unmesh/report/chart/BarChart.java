package dev.unmesh.report.chart;

import java.util.List;

/** A bar a class, with a level to compare with, a control with its whisker, and a second control as a diamond. */
public final class BarChart {
  /** NaN leaves a part out. */
  public record Bar(String name, double value, double level, double control, double controlSd, double second) {}

  private static final double WIDTH = 460;
  private static final double LEFT = 54;
  private static final double RIGHT = 6;
  private static final double TOP = 12;
  private static final double PLOT = 150;
  private static final int LONG_NAME = 3;
  private static final double SLANTED = 11;

  private BarChart() {}

  /**
   * @param kind CSS class of the bars
   * @param share values lie in [0, 1] and are shown in per cent
   * @param high the top of the axis
   */
  public static String draw(String id, String title, String description, List<Bar> bars, String kind, boolean share, double high) {
    int longest = bars.stream().mapToInt(bar -> bar.name().length()).max().orElse(1);
    boolean slanted = longest > LONG_NAME && bars.size() > 3;
    double bottom = TOP + PLOT;
    double height = bottom + (slanted ? 20 + 4.6 * Math.min(longest, 14) : 24);
    Svg svg = new Svg(id, "chart bar-chart", WIDTH, height, title, description);
    Axis y = new Axis(0, high > 0 && Double.isFinite(high) ? high : 1, false, bottom, TOP);
    for (double tick : y.ticks(share ? 2 : 4)) {
      svg.line(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick), "grid");
      svg.text(LEFT - 7, y.at(tick) + 4, "tick end", share ? Numbers.tick(tick * 100) + " %" : Numbers.tick(tick));
    }
    double slot = (WIDTH - LEFT - RIGHT) / Math.max(1, bars.size());
    int named = slanted ? (int) Math.ceil(SLANTED / slot) : NameSpacing.every(bars.stream().map(Bar::name).toList(), slot, LONG_NAME);
    for (int i = 0; i < bars.size(); i++) {
      bar(svg, bars.get(i), LEFT + (i + .5) * slot, Math.min(44, slot * .62), y, kind, share);
      if (NameSpacing.isWritten(i, named, bars.size())) {
        name(svg, bars.get(i).name(), LEFT + (i + .5) * slot, bottom, slanted);
      }
    }
    svg.line(LEFT, bottom, WIDTH - RIGHT, bottom, "axis");
    return svg.finish();
  }

  private static void bar(Svg svg, Bar bar, double x, double width, Axis y, String kind, boolean share) {
    svg.open("g", "class", "bar " + kind);
    svg.element("title", tip(bar, share));
    svg.add("rect", "x", x - width / 2 - 3, "y", y.to(), "width", width + 6, "height", y.from() - y.to(), "class", "reach");
    if (Double.isFinite(bar.value())) {
      double top = y.at(within(y, bar.value()));
      svg.rectangle(x - width / 2, top, width, y.from() - top, "body");
    }
    if (Double.isFinite(bar.level())) {
      double at = y.at(within(y, bar.level()));
      svg.line(x - width / 2 - 3, at, x + width / 2 + 3, at, "level");
    }
    double control = x + width * .14;
    if (Double.isFinite(bar.control())) {
      double sd = Double.isFinite(bar.controlSd()) ? bar.controlSd() : 0;
      svg.line(control, y.at(within(y, bar.control() - sd)), control, y.at(within(y, bar.control() + sd)), "whisker");
      svg.add("circle", "cx", control, "cy", y.at(within(y, bar.control())), "r", Math.min(3.4, 1 + width / 2), "class", "control");
    }
    if (Double.isFinite(bar.second())) {
      svg.add("path", "d", NullStrip.diamond(x - width * .2, y.at(within(y, bar.second())), Math.min(4, 1 + width / 2)), "class", "second");
    }
    svg.close();
  }

  static void name(Svg svg, String name, double x, double bottom, boolean slanted) {
    if (slanted) {
      String turn = "rotate(-38 " + Svg.number(x + 4) + " " + Svg.number(bottom + 16) + ")";
      String shown = name.length() > 14 ? name.substring(0, 13) + "…" : name;
      svg.element("text", shown, "x", x + 4, "y", bottom + 16, "class", "tick end", "transform", turn);
    } else {
      svg.text(x, bottom + 17, "tick mid", name);
    }
  }

  private static double within(Axis y, double value) {
    return Math.max(y.low(), Math.min(y.high(), value));
  }

  private static String tip(Bar bar, boolean share) {
    StringBuilder tip = new StringBuilder(bar.name()).append(": ").append(show(bar.value(), share));
    if (Double.isFinite(bar.level())) {
      tip.append("\nwhole network ").append(show(bar.level(), share));
    }
    if (Double.isFinite(bar.control())) {
      tip.append("\nrandom split ").append(show(bar.control(), share)).append(" ± ").append(show(bar.controlSd(), share));
    }
    if (Double.isFinite(bar.second())) {
      tip.append("\nrows only ").append(show(bar.second(), share));
    }
    return tip.toString();
  }

  private static String show(double value, boolean share) {
    return share ? Numbers.percent(value) : Numbers.of(value);
  }
}
