package dev.unmesh.report.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Bars up or down from 0, each with its control: a ring at the mean, a whisker of one standard deviation, a tick at the highest. */
public final class ControlledBars {
  /** A bar and its control; NaN leaves a part out. */
  public record Bar(double value, double mean, double sd, double max) {}

  /** A bar, and a second one beside it that it is held against; {@code other} may be null. */
  public record Pair(String name, Bar own, Bar other) {}

  private static final double WIDTH = 460;
  private static final double LEFT = 54;
  private static final double RIGHT = 6;
  private static final double TOP = 12;
  private static final double PLOT = 170;
  private static final double WIDEST = 40;
  private static final int LONGEST = 14;

  private ControlledBars() {}

  /** @param first what the left bars are, {@code second} the right ones */
  public static String draw(String id, String title, String description, String first, String second, List<Pair> pairs) {
    Svg svg = new Svg(id, "chart bar-chart", WIDTH, TOP + PLOT + 24, title, description);
    Axis y = axis(pairs);
    for (double tick : y.ticks(4)) {
      svg.line(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick), "grid");
      svg.text(LEFT - 7, y.at(tick) + 4, "tick end", Numbers.tick(tick));
    }
    double slot = (WIDTH - LEFT - RIGHT) / Math.max(1, pairs.size());
    double width = Math.min(WIDEST, slot * .36);
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      double x = LEFT + (i + .5) * slot;
      bar(svg, pair.other() == null ? x - width / 2 : x - width - 1, width, pair.own(), y, "here", tip(pair.name(), first, pair.own()));
      if (pair.other() != null) {
        bar(svg, x + 1, width, pair.other(), y, "there", tip(pair.name(), second, pair.other()));
      }
      svg.text(x, TOP + PLOT + 17, "tick mid", WiringNames.shortened(pair.name(), LONGEST));
    }
    svg.line(LEFT, y.at(0), WIDTH - RIGHT, y.at(0), "axis");
    return svg.finish();
  }

  private static Axis axis(List<Pair> pairs) {
    double[] values =
        pairs.stream()
            .flatMap(pair -> Stream.of(pair.own(), pair.other()))
            .filter(Objects::nonNull)
            .flatMapToDouble(bar -> DoubleStream.of(bar.value(), bar.mean() + bar.sd(), bar.mean() - bar.sd(), bar.max()))
            .filter(Double::isFinite)
            .toArray();
    double high = Math.max(0, Arrays.stream(values).max().orElse(1));
    double low = Math.min(0, Arrays.stream(values).min().orElse(0));
    double room = (high > low ? high - low : 1) * .06;
    return new Axis(low < 0 ? low - room : 0, high + room, false, TOP + PLOT, TOP);
  }

  private static void bar(Svg svg, double x, double width, Bar bar, Axis y, String kind, String tip) {
    svg.open("g", "class", "bar " + kind).element("title", tip);
    svg.add("rect", "x", x, "y", y.to(), "width", width, "height", y.from() - y.to(), "class", "reach");
    if (Double.isFinite(bar.value())) {
      double at = y.at(bar.value());
      svg.rectangle(x, Math.min(at, y.at(0)), width, Math.abs(at - y.at(0)), "body");
    }
    double middle = x + width / 2;
    if (Double.isFinite(bar.mean())) {
      double sd = Double.isFinite(bar.sd()) ? bar.sd() : 0;
      svg.line(middle, y.at(bar.mean() - sd), middle, y.at(bar.mean() + sd), "whisker");
      svg.add("circle", "cx", middle, "cy", y.at(bar.mean()), "r", 3.4, "class", "control");
    }
    if (Double.isFinite(bar.max())) {
      svg.line(middle - 4, y.at(bar.max()), middle + 4, y.at(bar.max()), "whisker");
    }
    svg.close();
  }

  private static String tip(String name, String who, Bar bar) {
    String value = name + ", " + who + ": " + Numbers.of(bar.value());
    if (Double.isNaN(bar.mean())) {
      return value;
    }
    return value + "\nrandom splits " + Numbers.of(bar.mean()) + " ± " + Numbers.of(bar.sd(), 2)
        + (Double.isNaN(bar.max()) ? "" : ", at most " + Numbers.of(bar.max()));
  }
}
