package dev.unmesh.report.chart;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** A figure of merit by the size of a circuit, by logarithm: a line a label with a dot for the circuit found, and what chance gives. */
public final class SizeCurves {
  /**
   * A line.
   *
   * @param kind CSS class of the line ("s0" .. "s7"), or {@link #BY_CHANCE}
   * @param sizes shares of the weights, in (0, 1]; {@code values} the figure at each
   * @param size of the circuit found, {@code value} its figure; NaN for none
   * @param chance the figure of random circuits of that size; NaN for none
   */
  public record Line(String name, String kind, double[] sizes, double[] values, double size, double value, double chance) {}

  /** The kind of circuits put together at random. */
  public static final String BY_CHANCE = "by-chance";

  private static final double WIDTH = 460;
  private static final double HEIGHT = 280;
  private static final double LEFT = 54;
  private static final double RIGHT = 26;
  private static final double TOP = 14;
  private static final double BOTTOM = 40;
  private static final double LOG_FROM_DECADES = 1.5;
  private static final double LOWEST = 1e-4;

  private SizeCurves() {}

  /** Whether the figure is drawn by logarithm. */
  public static boolean logarithmic(List<Line> lines, boolean share) {
    double[] values = values(lines);
    double high = Arrays.stream(values).max().orElse(0);
    double low = Arrays.stream(values).filter(v -> v > 0).min().orElse(high);
    return !share && high > 0 && Math.log10(high / low) > LOG_FROM_DECADES;
  }

  /** @param share the figure is a share in [0, 1]; else drawn by logarithm where it spans much, from a ten-thousandth of the highest */
  public static String draw(String id, String title, String description, List<Line> lines, boolean share) {
    Svg svg = new Svg(id, "chart line-chart size-curves", WIDTH, HEIGHT, title, description);
    Axis x = xAxis(lines);
    Axis y = yAxis(lines, share);
    frame(svg, x, y, share);
    svg.open("g", "class", "lines", "data-x", "");
    lines.forEach(line -> line(svg, line, x, y, share));
    svg.close();
    lines.forEach(line -> found(svg, line, x, y, share));
    return svg.finish();
  }

  private static void frame(Svg svg, Axis x, Axis y, boolean share) {
    for (double tick : y.ticks(share ? 4 : 5)) {
      svg.line(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick), "grid");
      svg.text(LEFT - 7, y.at(tick) + 4, "tick end", share ? Numbers.tick(tick * 100) + " %" : Numbers.tick(tick));
    }
    for (double tick : x.ticks(6)) {
      svg.line(x.at(tick), HEIGHT - BOTTOM, x.at(tick), HEIGHT - BOTTOM + 4, "axis");
      svg.text(x.at(tick), HEIGHT - BOTTOM + 18, "tick mid", Numbers.tick(tick * 100) + " %");
    }
    svg.line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, "axis");
    svg.text(WIDTH - RIGHT, HEIGHT - 5, "tick end", "weights kept");
  }

  private static void line(Svg svg, Line line, Axis x, Axis y, boolean share) {
    StringBuilder path = new StringBuilder();
    StringBuilder data = new StringBuilder();
    for (int i = 0; i < line.sizes().length; i++) {
      double value = line.values()[i];
      if (Double.isFinite(value) && line.sizes()[i] >= x.low()) {
        String px = Svg.number(x.at(line.sizes()[i]));
        String py = Svg.number(within(y, value));
        path.append(path.isEmpty() ? 'M' : 'L').append(px).append(' ').append(py);
        data.append(data.isEmpty() ? "" : ";").append(px).append(',').append(py).append(",|").append(shown(value, share)).append(" at ")
            .append(Numbers.percent(line.sizes()[i], 2));
      }
    }
    if (!path.isEmpty() && line.kind().equals(BY_CHANCE)) {
      svg.add("path", "d", path, "class", "curve " + BY_CHANCE);
    } else if (!path.isEmpty()) {
      svg.add("path", "d", path, "class", "curve " + line.kind(), "data-name", line.name(), "data-points", data);
    }
  }

  private static void found(Svg svg, Line line, Axis x, Axis y, boolean share) {
    if (!(line.size() > 0)) {
      return;
    }
    double px = x.at(line.size());
    svg.open("g", "data-tip", line.name() + " at " + Numbers.percent(line.size(), 2) + ": " + shown(line.value(), share)
        + (Double.isFinite(line.chance()) ? "\nrandom circuits of that size: " + shown(line.chance(), share) : ""));
    if (Double.isFinite(line.chance())) {
      svg.add("circle", "cx", px, "cy", within(y, line.chance()), "r", 3, "class", "ring " + line.kind());
    }
    if (Double.isFinite(line.value())) {
      svg.add("circle", "cx", px, "cy", within(y, line.value()), "r", 3.6, "class", "dot " + line.kind());
    }
    svg.close();
  }

  private static String shown(double value, boolean share) {
    return share ? Numbers.percent(value) : Numbers.of(value);
  }

  private static double within(Axis y, double value) {
    return y.at(Math.max(y.low(), Math.min(y.high(), value)));
  }

  // circuits put together at random may be far smaller than any that was searched for: they do not widen the axis
  private static Axis xAxis(List<Line> lines) {
    List<Line> searched = lines.stream().filter(line -> !line.kind().equals(BY_CHANCE)).toList();
    double[] sizes =
        (searched.isEmpty() ? lines : searched).stream()
            .flatMapToDouble(line -> DoubleStream.concat(Arrays.stream(line.sizes()), DoubleStream.of(line.size())))
            .filter(size -> size > 0)
            .toArray();
    double low = Arrays.stream(sizes).min().orElse(.01);
    double high = Arrays.stream(sizes).max().orElse(1);
    return new Axis(Math.min(low / 1.5, high / 2), high, true, LEFT, WIDTH - RIGHT);
  }

  private static Axis yAxis(List<Line> lines, boolean share) {
    if (share) {
      return new Axis(0, 1, false, HEIGHT - BOTTOM, TOP);
    }
    double[] values = values(lines);
    double high = Arrays.stream(values).max().orElse(1);
    if (logarithmic(lines, false)) {
      double low = Arrays.stream(values).filter(v -> v > 0).min().orElseThrow();
      return new Axis(Math.max(low / 1.2, high * LOWEST), high * 1.2, true, HEIGHT - BOTTOM, TOP);
    }
    return new Axis(0, high > 0 ? high * 1.06 : 1, false, HEIGHT - BOTTOM, TOP);
  }

  private static double[] values(List<Line> lines) {
    return lines.stream()
        .flatMapToDouble(line -> DoubleStream.concat(Arrays.stream(line.values()), DoubleStream.of(line.value(), line.chance())))
        .filter(Double::isFinite)
        .toArray();
  }
}
