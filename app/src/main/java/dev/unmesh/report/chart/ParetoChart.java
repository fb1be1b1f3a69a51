package dev.unmesh.report.chart;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Settings by two figures: a mark each at the mean of its seeds, the seeds faint about it; those that no other beats in both are diamonds
 * joined by a line, the others rings.
 */
public final class ParetoChart {
  private static final double WIDTH = 720;
  private static final double HEIGHT = 416;
  private static final double LEFT = 64;
  private static final double RIGHT = 30;
  private static final double TOP = 34;
  private static final double BOTTOM = 48;
  private static final double ROOM = .06;
  private static final double MARK = 6;
  private static final double LOG_FROM_RATIO = 4;

  private ParetoChart() {}

  /** Whether values span so much that they are drawn by logarithm. */
  public static boolean logarithmic(double[] values) {
    double low = DoubleStream.of(values).min().orElse(0);
    double high = DoubleStream.of(values).max().orElse(0);
    return low > 0 && high / low >= LOG_FROM_RATIO;
  }

  /** @param points at least one */
  public static String draw(String id, String title, ParetoScale across, ParetoScale up, List<ParetoPoint> points) {
    String description = up.title() + " by " + across.title() + ", a mark a setting; diamonds joined by a line are beaten by none in both.";
    Svg svg = new Svg(id, "chart pareto", WIDTH, HEIGHT, title, description);
    Axis x = axis(points, ParetoPoint::x, ParetoPoint.Run::x, across, LEFT, WIDTH - RIGHT);
    Axis y = axis(points, ParetoPoint::y, ParetoPoint.Run::y, up, HEIGHT - BOTTOM, TOP);
    frame(svg, x, y, across, up);
    front(svg, x, y, points);
    points.forEach(point -> runs(svg, x, y, point));
    points.stream().filter(point -> !point.front()).forEach(point -> mark(svg, x, y, point));
    points.stream().filter(ParetoPoint::front).forEach(point -> mark(svg, x, y, point));
    return svg.finish();
  }

  private static Axis axis(
      List<ParetoPoint> points, ToDoubleFunction<ParetoPoint> mean, ToDoubleFunction<ParetoPoint.Run> single, ParetoScale scale, double from, double to) {
    double[] values = points.stream().flatMapToDouble(point -> DoubleStream.concat(DoubleStream.of(mean.applyAsDouble(point)), point.runs().stream().mapToDouble(single))).toArray();
    double low = DoubleStream.of(values).min().orElse(0);
    double high = DoubleStream.of(values).max().orElse(1);
    if (scale.log()) {
      double room = Math.pow(high / low, ROOM);
      return new Axis(low / room, high * room, true, from, to);
    }
    double room = high > low ? (high - low) * ROOM : Math.max(Math.abs(high) * ROOM, 1e-9);
    return new Axis(low - room, high + room, false, from, to);
  }

  private static void frame(Svg svg, Axis x, Axis y, ParetoScale across, ParetoScale up) {
    for (double tick : y.ticks(6)) {
      svg.line(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick), "grid");
      svg.text(LEFT - 8, y.at(tick) + 4, "tick end", written(tick, up));
    }
    for (double tick : x.ticks(7)) {
      svg.line(x.at(tick), TOP, x.at(tick), HEIGHT - BOTTOM, "grid");
      svg.text(x.at(tick), HEIGHT - BOTTOM + 18, "tick mid", written(tick, across));
    }
    svg.line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, "axis");
    svg.line(LEFT, TOP, LEFT, HEIGHT - BOTTOM, "axis");
    svg.text(WIDTH - RIGHT, HEIGHT - 8, "name end", across.title() + (across.more() ? " (more is better →)" : " (← less is better)"));
    svg.text(LEFT, TOP - 14, "name", up.title() + (up.more() ? " (↑ more is better)" : " (↓ less is better)"));
  }

  private static String written(double tick, ParetoScale scale) {
    return scale.share() ? Numbers.tick(Math.round(tick * 1e6) / 1e4) + " %" : Numbers.tick(tick);
  }

  private static void front(Svg svg, Axis x, Axis y, List<ParetoPoint> points) {
    List<ParetoPoint> front = points.stream().filter(ParetoPoint::front).sorted(Comparator.comparingDouble(ParetoPoint::x)).toList();
    StringBuilder path = new StringBuilder();
    for (ParetoPoint point : front) {
      path.append(path.isEmpty() ? 'M' : 'L').append(Svg.number(x.at(point.x()))).append(' ').append(Svg.number(y.at(point.y())));
    }
    if (front.size() > 1) {
      svg.add("path", "d", path, "class", "front-line");
    }
  }

  private static void runs(Svg svg, Axis x, Axis y, ParetoPoint point) {
    if (point.runs().size() < 2) {
      return;
    }
    svg.open("g", "class", point.front() ? "runs at-front" : "runs", "data-of", point.number());
    for (ParetoPoint.Run run : point.runs()) {
      svg.line(x.at(point.x()), y.at(point.y()), x.at(run.x()), y.at(run.y()), "spoke");
      svg.open("a", "href", run.target()).element("title", run.tip());
      svg.add("circle", "cx", x.at(run.x()), "cy", y.at(run.y()), "r", 3, "class", "run").close();
    }
    svg.close();
  }

  private static void mark(Svg svg, Axis x, Axis y, ParetoPoint point) {
    double px = x.at(point.x());
    double py = y.at(point.y());
    svg.open("a", "href", point.target(), "class", point.front() ? "mark at-front" : "mark", "data-of", point.number()).element("title", point.tip());
    svg.add("circle", "cx", px, "cy", py, "r", 11, "class", "reach");
    if (point.front()) {
      String at = Svg.number(px) + " " + Svg.number(py - MARK);
      String side = Svg.number(MARK);
      svg.add("path", "d", "M" + at + "l" + side + " " + side + "l-" + side + " " + side + "l-" + side + " -" + side + "z");
      boolean right = px < WIDTH - RIGHT - 30;
      svg.text(px + (right ? 9 : -9), py - 7, right ? "name" : "name end", point.label());
    } else {
      svg.add("circle", "cx", px, "cy", py, "r", 4.2, "class", "ring-mark");
    }
    svg.close();
  }
}
