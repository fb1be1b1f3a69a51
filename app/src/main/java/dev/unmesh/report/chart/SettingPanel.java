package dev.unmesh.report.chart;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * One task of a variant table: Newman Q of every setting and, beside it, wiring cost by logarithm. A dot a seed, a bar for their mean, a
 * whisker for one standard deviation to either side; a cross where seeds have no figures.
 */
public final class SettingPanel {
  private static final double LEFT = 40;
  private static final double GAP = 56;
  private static final double RIGHT = 14;
  private static final double TOP = 26;
  private static final double PLOT = 150;
  private static final double FEWEST_WIDTH = 170;
  private static final double SLOT = 30;
  private static final int LONGEST = 16;
  private static final int FEWEST_FOR_A_MEAN = 2;

  private final List<SettingColumn> columns;
  private final double plotWidth;
  private final double slot;

  private SettingPanel(List<SettingColumn> columns) {
    this.columns = columns;
    this.plotWidth = Math.max(FEWEST_WIDTH, SLOT * columns.size());
    this.slot = plotWidth / columns.size();
  }

  static double width(int columns) {
    return LEFT + GAP + RIGHT + 2 * Math.max(FEWEST_WIDTH, SLOT * columns);
  }

  static double height(List<SettingColumn> columns) {
    int longest = columns.stream().mapToInt(column -> shown(column.name()).length()).max().orElse(1);
    return TOP + PLOT + 24 + 4.3 * longest;
  }

  /** The panel as a picture of its own. */
  public static String draw(String id, String task, List<SettingColumn> columns) {
    String description = "Left: Newman modularity by setting; right: wiring cost by logarithm. A dot is a seed, the bar their mean.";
    Svg svg = new Svg(id, "chart setting-panel", width(columns.size()), height(columns), task, description);
    draw(svg, columns);
    return svg.finish();
  }

  static void draw(Svg svg, List<SettingColumn> columns) {
    SettingPanel panel = new SettingPanel(columns);
    panel.plot(svg, LEFT, "Newman Q", SettingColumn::q, evenAxis(columns));
    panel.plot(svg, LEFT + panel.plotWidth + GAP, "wiring cost, logarithmic", SettingColumn::cost, logarithmicAxis(columns));
  }

  private static Axis evenAxis(List<SettingColumn> columns) {
    double[] all = finite(columns, SettingColumn::q);
    double high = Arrays.stream(all).max().orElse(1);
    double low = Math.min(0, Arrays.stream(all).min().orElse(0));
    return new Axis(low, high > low ? low + (high - low) * 1.08 : low + 1, false, TOP + PLOT, TOP);
  }

  private static Axis logarithmicAxis(List<SettingColumn> columns) {
    double[] all = Arrays.stream(finite(columns, SettingColumn::cost)).filter(value -> value > 0).toArray();
    double low = Arrays.stream(all).min().orElse(1);
    double high = Arrays.stream(all).max().orElse(low);
    return new Axis(low / 1.3, high * 1.3, true, TOP + PLOT, TOP);
  }

  private static double[] finite(List<SettingColumn> columns, Function<SettingColumn, double[]> of) {
    return columns.stream().flatMapToDouble(column -> Arrays.stream(of.apply(column))).filter(Double::isFinite).toArray();
  }

  private void plot(Svg svg, double left, String title, Function<SettingColumn, double[]> of, Axis axis) {
    svg.text(left, TOP - 12, "name", title);
    for (double tick : axis.ticks(4)) {
      svg.line(left, axis.at(tick), left + plotWidth, axis.at(tick), "grid");
      svg.text(left - 6, axis.at(tick) + 4, "tick end", Numbers.tick(tick));
    }
    double best = columns.stream().mapToDouble(column -> mean(of.apply(column))).filter(Double::isFinite).max().orElse(Double.NaN);
    for (int i = 0; i < columns.size(); i++) {
      double x = left + (i + .5) * slot;
      double[] values = of.apply(columns.get(i));
      column(svg, columns.get(i), title, values, x, axis);
      boolean highest = !axis.logarithmic() && mean(values) == best;
      label(svg, columns.get(i).name(), x, highest);
    }
    svg.line(left, TOP + PLOT, left + plotWidth, TOP + PLOT, "axis");
  }

  private void column(Svg svg, SettingColumn column, String title, double[] values, double x, Axis axis) {
    double[] shown = Arrays.stream(values).filter(value -> Double.isFinite(value) && (!axis.logarithmic() || value > 0)).toArray();
    svg.open("g", "class", column.kind()).element("title", tip(column, title, shown));
    svg.add("rect", "x", x - slot / 2, "y", TOP, "width", slot, "height", PLOT, "class", "reach");
    boolean many = shown.length >= FEWEST_FOR_A_MEAN;
    for (int i = 0; i < shown.length; i++) {
      // a fixed stagger keeps equal seeds apart
      double at = many ? x - slot * .18 + (i % 3 - 1) * 2.2 : x;
      svg.add("circle", "cx", at, "cy", axis.at(shown[i]), "r", many ? 2.3 : 3.6, "class", "seed");
    }
    if (many) {
      mean(svg, shown, x + slot * .18, axis);
    }
    if (column.missing() > 0) {
      double y = TOP + PLOT - 6;
      svg.add("path", "d", "M" + Svg.number(x - 4) + " " + Svg.number(y - 4) + "l8 8m0 -8l-8 8", "class", "missing");
    }
    svg.close();
  }

  private static void mean(Svg svg, double[] values, double x, Axis axis) {
    double mean = mean(values);
    double sd = sd(values);
    double high = axis.at(Math.min(axis.high(), mean + sd));
    double low = axis.at(Math.max(axis.low(), mean - sd));
    svg.line(x, low, x, high, "sd");
    svg.line(x - 5, axis.at(mean), x + 5, axis.at(mean), "mean");
  }

  private static void label(Svg svg, String name, double x, boolean highest) {
    double y = TOP + PLOT + 14;
    String turn = "rotate(-38 " + Svg.number(x + 4) + " " + Svg.number(y) + ")";
    svg.element("text", shown(name), "x", x + 4, "y", y, "class", highest ? "tick end highest" : "tick end", "transform", turn);
  }

  private static String shown(String name) {
    return name.length() > LONGEST ? name.substring(0, LONGEST - 1) + "…" : name;
  }

  private static String tip(SettingColumn column, String title, double[] values) {
    String tip = column.name() + "\n" + title.replace(", logarithmic", "") + " " + Numbers.of(mean(values));
    String spread = values.length < FEWEST_FOR_A_MEAN ? "" : " ± " + Numbers.of(sd(values), 2) + " over " + values.length + " seeds";
    return tip + spread + (column.missing() > 0 ? "\n" + column.missing() + " without figures" : "");
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).average().orElse(Double.NaN);
  }

  private static double sd(double[] values) {
    double mean = mean(values);
    return Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / (values.length - 1));
  }
}
