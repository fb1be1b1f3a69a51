package dev.unmesh.report.chart;

import java.util.Arrays;

/** What pruning costs: the metric by the number of weights left, both evenly or by logarithm, with the size that was chosen. */
public final class PruningCurve {
  private static final double WIDTH = 460;
  private static final double HEIGHT = 280;
  private static final double LEFT = 54;
  private static final double RIGHT = 24;
  private static final double TOP = 34;
  private static final double BOTTOM = 40;

  private PruningCurve() {}

  /**
   * @param left weights left, at least 1, descending; {@code values} the metric
   * @param allowed the metric's bound within the tolerance
   * @param share the metric is a share in [0, 1], else positive and drawn by logarithm
   */
  public static String draw(
      String id, String title, String description, String metric, double[] left, double[] values, double allowed, int chosen, boolean share) {
    Svg svg = new Svg(id, "chart line-chart", WIDTH, HEIGHT, title, description);
    double low = Math.min(allowed, Arrays.stream(values).min().orElse(0));
    double high = Math.max(allowed, Arrays.stream(values).max().orElse(1));
    boolean log = !share && low > 0 && high > low;
    double room = high > low ? (high - low) * .06 : 1;
    Axis y = new Axis(log ? low / 1.2 : Math.max(share ? 0 : low - room, low - room), log ? high * 1.2 : high + room, log, HEIGHT - BOTTOM, TOP);
    double most = Arrays.stream(left).max().orElse(1);
    Axis x = new Axis(Math.min(1, most / 2), Math.max(2, most), true, LEFT, WIDTH - RIGHT);
    frame(svg, x, y, share);
    svg.add("line", "x1", LEFT, "y1", y.at(allowed), "x2", WIDTH - RIGHT, "y2", y.at(allowed), "class", "allowed");
    StringBuilder path = new StringBuilder();
    StringBuilder data = new StringBuilder();
    for (int i = left.length - 1; i >= 0; i--) {
      String px = Svg.number(x.at(left[i]));
      String py = Svg.number(y.at(values[i]));
      path.append(path.isEmpty() ? 'M' : 'L').append(px).append(' ').append(py);
      data.append(data.isEmpty() ? "" : ";").append(px).append(',').append(py).append(',').append(Numbers.tick(left[i])).append('|')
          .append(Numbers.of(values[i], 4));
    }
    svg.open("g", "class", "lines", "data-x", "weights left");
    svg.add("path", "d", path, "class", "curve s-test", "data-name", metric, "data-points", data);
    svg.close();
    for (int i = 0; i < left.length; i++) {
      if (left[i] == chosen) {
        svg.line(x.at(left[i]), TOP - 12, x.at(left[i]), HEIGHT - BOTTOM, "chosen");
        svg.add("circle", "cx", x.at(left[i]), "cy", y.at(values[i]), "r", 4.5, "class", "measured");
        boolean right = x.at(left[i]) < WIDTH / 2;
        svg.text(x.at(left[i]) + (right ? 7 : -7), TOP - 10, right ? "name" : "name end", Numbers.count(chosen) + " weights");
      }
    }
    return svg.finish();
  }

  private static void frame(Svg svg, Axis x, Axis y, boolean share) {
    for (double tick : y.ticks(5)) {
      svg.line(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick), "grid");
      svg.text(LEFT - 7, y.at(tick) + 4, "tick end", share ? Numbers.fixed(tick, 2) : Numbers.tick(tick));
    }
    for (double tick : x.ticks(6)) {
      svg.line(x.at(tick), HEIGHT - BOTTOM, x.at(tick), HEIGHT - BOTTOM + 4, "axis");
      svg.text(x.at(tick), HEIGHT - BOTTOM + 18, "tick mid", Numbers.tick(tick));
    }
    svg.line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, "axis");
    svg.text(WIDTH - RIGHT, HEIGHT - 5, "tick end", "weights left");
  }
}
