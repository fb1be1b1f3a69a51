package dev.unmesh.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Quantities over training steps, one line a series; logarithmic when positive values span more than 1.5 decades and a log is allowed. */
public final class LineChart {
  /**
   * A line: {@code y[i]} at {@code x[i]}, x ascending.
   *
   * @param kind CSS class of the line ("s0" .. "s7")
   */
  public record Series(String name, double[] x, double[] y, String kind) {}

  private static final double WIDTH = 460;
  private static final double HEIGHT = 270;
  private static final double LEFT = 54;
  private static final double RIGHT = 24;
  private static final double TOP = 14;
  private static final double BOTTOM = 40;
  private static final int STRETCHES = 140;
  private static final double LOG_FROM_DECADES = 1.5;

  private LineChart() {}

  /** Whether values are drawn by logarithm. */
  public static boolean logarithmic(List<Series> series) {
    double[] values = finite(series);
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(0);
    return low > 0 && Math.log10(high / low) > LOG_FROM_DECADES;
  }

  /**
   * @param share values lie in [0, 1]: the axis keeps to it and never is logarithmic
   * @param xName what x counts ("step")
   */
  public static String draw(String id, String title, String description, String xName, List<Series> series, boolean share) {
    Svg svg = new Svg(id, "chart line-chart", WIDTH, HEIGHT, title, description);
    double[] values = finite(series);
    if (values.length == 0) {
      return svg.text(WIDTH / 2, HEIGHT / 2, "mid", "no finite value").finish();
    }
    Axis x = xAxis(series);
    Axis y = yAxis(values, !share && logarithmic(series), share);
    frame(svg, x, y, xName);
    svg.open("g", "class", "lines", "data-x", xName);
    for (Series line : series) {
      draw(svg, line, x, y);
    }
    return svg.finish();
  }

  private static void frame(Svg svg, Axis x, Axis y, String xName) {
    for (double tick : y.ticks(5)) {
      svg.line(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick), "grid");
      svg.text(LEFT - 7, y.at(tick) + 4, "tick end", Numbers.tick(tick));
    }
    for (double tick : x.ticks(4)) {
      svg.line(x.at(tick), HEIGHT - BOTTOM, x.at(tick), HEIGHT - BOTTOM + 4, "axis");
      svg.text(x.at(tick), HEIGHT - BOTTOM + 18, "tick mid", Numbers.tick(tick));
    }
    svg.line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, "axis");
    svg.text(WIDTH - RIGHT, HEIGHT - 5, "tick end", xName);
  }

  private static void draw(Svg svg, Series line, Axis x, Axis y) {
    StringBuilder path = new StringBuilder();
    StringBuilder data = new StringBuilder();
    boolean pen = false;
    int last = -1;
    for (int i : Thinning.keep(line.y(), STRETCHES)) {
      double value = line.y()[i];
      if (!Double.isFinite(value) || y.logarithmic() && value <= 0) {
        pen = false;
        continue;
      }
      pen &= !gap(line.y(), last, i);
      double px = x.at(line.x()[i]);
      double py = Math.max(TOP - 6, Math.min(HEIGHT - BOTTOM, y.at(value)));
      path.append(pen ? 'L' : 'M').append(Svg.number(px)).append(' ').append(Svg.number(py));
      data.append(data.isEmpty() ? "" : ";").append(Svg.number(px)).append(',').append(Svg.number(py)).append(',')
          .append(Numbers.tick(line.x()[i])).append('|').append(Numbers.of(value, 4));
      pen = true;
      last = i;
    }
    svg.add("path", "d", path, "class", "curve " + line.kind(), "data-name", line.name(), "data-points", data);
    if (last >= 0) {
      svg.add("circle", "cx", x.at(line.x()[last]), "cy", y.at(line.y()[last]), "r", 2.6, "class", "dot " + line.kind());
    }
  }

  private static boolean gap(double[] values, int from, int to) {
    for (int i = Math.max(0, from); i < to; i++) {
      if (Double.isNaN(values[i])) {
        return true;
      }
    }
    return false;
  }

  private static Axis xAxis(List<Series> series) {
    double low = series.stream().filter(s -> s.x().length > 0).mapToDouble(s -> s.x()[0]).min().orElse(0);
    double high = series.stream().filter(s -> s.x().length > 0).mapToDouble(s -> s.x()[s.x().length - 1]).max().orElse(1);
    return new Axis(low, high > low ? high : low + 1, false, LEFT, WIDTH - RIGHT);
  }

  private static Axis yAxis(double[] values, boolean logarithmic, boolean share) {
    double low = Arrays.stream(values).min().orElseThrow();
    double high = Arrays.stream(values).max().orElseThrow();
    if (logarithmic) {
      return new Axis(low / 1.15, high * 1.15, true, HEIGHT - BOTTOM, TOP);
    }
    double room = (high > low ? high - low : Math.max(Math.abs(high), 1)) * .06;
    if (share) {
      double top = Math.min(1, high + room);
      return new Axis(Math.max(0, Math.min(low - room, top - .02)), top, false, HEIGHT - BOTTOM, TOP);
    }
    return new Axis(low >= 0 && low < .4 * high ? 0 : low - room, high + room, false, HEIGHT - BOTTOM, TOP);
  }

  private static double[] finite(List<Series> series) {
    List<double[]> all = new ArrayList<>();
    series.forEach(s -> all.add(s.y()));
    return all.stream().flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray();
  }
}
