package dev.unmesh.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Figures as lines across the strips of their controls: in each strip the draws of random splits as dots, their mean and one standard
 * deviation, and rings where modules of that net stand. Place and shape tell them apart, colour only repeats it.
 */
public final class ControlStrips {
  /**
   * A control of a figure; NaN leaves a part out.
   *
   * @param draws may be empty where they were not kept
   * @param own the figure of that net's own modules; {@code found} of modules found in its weights
   */
  public record Strip(String name, String tip, double[] draws, double mean, double sd, double max, double own, double found) {}

  /** A figure, NaN where there is none, and its controls. */
  public record Row(String name, double value, List<Strip> strips) {
    public Row {
      strips = List.copyOf(strips);
    }
  }

  private static final double WIDTH = 460;
  private static final double LEFT = 108;
  private static final double RIGHT = 448;
  private static final double TOP = 4;
  private static final double HEAD = 22;
  private static final double STRIP = 19;
  private static final double GAP = 12;
  private static final int LONGEST = 15;

  private ControlStrips() {}

  public static String draw(String id, String title, String description, List<Row> rows) {
    double bottom = TOP;
    for (Row row : rows) {
      bottom += HEAD + STRIP * row.strips().size() + GAP;
    }
    Svg svg = new Svg(id, "chart control-strips", WIDTH, bottom + 20, title, description);
    Axis x = axis(rows);
    for (double tick : x.ticks(5)) {
      svg.line(x.at(tick), TOP + HEAD, x.at(tick), bottom - GAP / 2, "grid");
      svg.text(x.at(tick), bottom + 12, "tick mid", Numbers.tick(tick));
    }
    double y = TOP;
    for (Row row : rows) {
      row(svg, row, x, y);
      y += HEAD + STRIP * row.strips().size() + GAP;
    }
    return svg.finish();
  }

  private static void row(Svg svg, Row row, Axis x, double top) {
    svg.text(0, top + 15, "name", WiringNames.shortened(row.name(), LONGEST));
    for (int i = 0; i < row.strips().size(); i++) {
      strip(svg, row.strips().get(i), x, top + HEAD + STRIP * (i + .5));
    }
    if (Double.isFinite(row.value())) {
      double at = x.at(row.value());
      double bottom = top + HEAD + STRIP * row.strips().size();
      svg.open("g", "class", "value").element("title", row.name() + ": " + Numbers.of(row.value()));
      svg.line(at, top + 12, at, bottom, "reading-line");
      svg.add("path", "d", NullStrip.diamond(at, top + 11, 6), "class", "measured");
      svg.close();
      boolean left = at > RIGHT - 50;
      svg.text(left ? at - 11 : at + 11, top + 15, left ? "reading end" : "reading", Numbers.of(row.value()));
    }
  }

  private static void strip(Svg svg, Strip strip, Axis x, double y) {
    svg.text(0, y + 4, "tick", WiringNames.shortened(strip.name(), LONGEST));
    svg.open("g", "class", "control-strip").element("title", strip.tip());
    svg.add("rect", "x", LEFT, "y", y - STRIP / 2, "width", RIGHT - LEFT, "height", STRIP, "class", "reach");
    svg.line(LEFT, y, RIGHT, y, "axis faint-axis");
    if (Double.isFinite(strip.mean())) {
      double sd = Double.isFinite(strip.sd()) ? strip.sd() : 0;
      double from = x.at(strip.mean() - sd);
      svg.add("rect", "x", from, "y", y - 6.5, "width", Math.max(1, x.at(strip.mean() + sd) - from), "height", 13, "rx", 2, "class", "spread");
    }
    for (int i = 0; i < strip.draws().length; i++) {
      if (Double.isFinite(strip.draws()[i])) {
        // a fixed stagger keeps equal draws apart
        svg.add("circle", "cx", x.at(strip.draws()[i]), "cy", y + (i % 5 - 2) * 2.4, "r", 2.1, "class", "draw");
      }
    }
    if (Double.isFinite(strip.mean())) {
      svg.line(x.at(strip.mean()), y - 6.5, x.at(strip.mean()), y + 6.5, "whisker");
    }
    if (strip.draws().length == 0 && Double.isFinite(strip.max())) {
      svg.line(x.at(strip.max()), y - 4, x.at(strip.max()), y + 4, "whisker");
    }
    if (Double.isFinite(strip.found())) {
      svg.add("path", "d", NullStrip.diamond(x.at(strip.found()), y, 5), "class", "control");
    }
    if (Double.isFinite(strip.own())) {
      svg.add("circle", "cx", x.at(strip.own()), "cy", y, "r", 4.2, "class", "control");
    }
    svg.close();
  }

  private static Axis axis(List<Row> rows) {
    List<Double> values = new ArrayList<>();
    for (Row row : rows) {
      values.add(row.value());
      for (Strip strip : row.strips()) {
        DoubleStream.concat(
                Arrays.stream(strip.draws()),
                DoubleStream.of(strip.mean() - strip.sd(), strip.mean() + strip.sd(), strip.max(), strip.own(), strip.found()))
            .forEach(values::add);
      }
    }
    double[] finite = values.stream().filter(Double::isFinite).mapToDouble(value -> value).toArray();
    double high = Math.max(0, Arrays.stream(finite).max().orElse(1));
    double low = Math.min(0, Arrays.stream(finite).min().orElse(0));
    double room = (high > low ? high - low : 1) * .04;
    return new Axis(low < 0 ? low - room : 0, high + room, false, LEFT, RIGHT);
  }
}
