package dev.unmesh.report.chart;

import dev.unmesh.report.ConnectionMeasure;
import java.util.List;

/** The clusterability of one kind of matrix, layer by layer, with the band that shuffled weights fill. */
public final class LayerCurve {
  /** A layer's number and what was measured there. */
  public record Point(int layer, ConnectionMeasure measure) {}

  private static final double WIDTH = 460;
  private static final double HEIGHT = 190;
  private static final double LEFT = 48;
  private static final double RIGHT = 14;
  private static final double TOP = 12;
  private static final double BOTTOM = 40;
  /** Closer than this, differences would look like more than they are. */
  private static final double LEAST_SPAN = .12;

  private LayerCurve() {}

  /** What an axis of C must span for these points and their bands; several curves may share it. */
  public static double[] span(List<Point> points) {
    double low = 1;
    double high = 0;
    for (Point point : points) {
      double c = point.measure().clusterability();
      double mean = point.measure().shuffled().map(n -> n.mean()).orElse(c);
      double sd = point.measure().shuffled().map(n -> n.sd()).orElse(0.0);
      for (double value : new double[] {c, mean - 2 * sd, mean + 2 * sd}) {
        low = Double.isFinite(value) ? Math.min(low, value) : low;
        high = Double.isFinite(value) ? Math.max(high, value) : high;
      }
    }
    double middle = (low + high) / 2;
    double half = Math.max(LEAST_SPAN / 2, .58 * Math.abs(high - low));
    return new double[] {Math.max(0, middle - half), Math.min(1, middle + half)};
  }

  /**
   * @param kind what the matrices are called in every layer
   * @param points by layer, at least one
   * @param layers the first and the last layer of the axis
   * @param span of the axis of C
   */
  public static String draw(String id, String kind, List<Point> points, int[] layers, double[] span) {
    Svg svg = new Svg(id, "chart line-chart layer-curve", WIDTH, HEIGHT, kind + " layer by layer", description(points));
    Axis x = new Axis(layers[0] - .4, layers[1] + .4, false, LEFT, WIDTH - RIGHT);
    Axis y = new Axis(span[0], span[1], false, HEIGHT - BOTTOM, TOP);
    for (double tick : y.ticks(4)) {
      svg.line(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick), "grid");
      svg.text(LEFT - 7, y.at(tick) + 4, "tick end", Numbers.tick(tick));
    }
    int every = Math.max(1, (int) Math.ceil((layers[1] - layers[0] + 1) / 12.0));
    for (int layer = layers[0]; layer <= layers[1]; layer += every) {
      svg.text(x.at(layer), HEIGHT - BOTTOM + 18, "tick mid", Integer.toString(layer));
    }
    svg.line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, "axis");
    svg.text(WIDTH - RIGHT, HEIGHT - 5, "tick end", "layer");
    bands(svg, points, x, y);
    svg.open("g", "class", "lines", "data-x", "layer");
    means(svg, points, x, y);
    measured(svg, points, x, y);
    return svg.finish();
  }

  private static void bands(Svg svg, List<Point> points, Axis x, Axis y) {
    double half = Math.min(9, .32 * (x.at(1) - x.at(0)));
    for (Point point : points) {
      point.measure().shuffled().ifPresent(n -> {
        double top = y.at(within(y, n.mean() + 2 * n.sd()));
        double bottom = y.at(within(y, n.mean() - 2 * n.sd()));
        double middle = (top + bottom) / 2;
        double height = Math.max(3, bottom - top); // shuffles that hardly differ are still seen
        svg.rectangle(x.at(point.layer()) - half, middle - height / 2, 2 * half, height, "spread");
      });
    }
  }

  private static void means(Svg svg, List<Point> points, Axis x, Axis y) {
    StringBuilder data = new StringBuilder();
    for (Point point : points) {
      point.measure().shuffled().ifPresent(n ->
          add(data, x.at(point.layer()), y.at(within(y, n.mean())), point.layer(), Numbers.fixed(n.mean(), 3) + " ± " + Numbers.fixed(n.sd(), 3)));
    }
    if (!data.isEmpty()) {
      svg.add("path", "d", "", "class", "curve by-chance", "data-name", "shuffled", "data-points", data);
    }
  }

  private static void measured(Svg svg, List<Point> points, Axis x, Axis y) {
    StringBuilder path = new StringBuilder();
    StringBuilder data = new StringBuilder();
    int before = Integer.MIN_VALUE;
    for (Point point : points) {
      double c = point.measure().clusterability();
      if (Double.isFinite(c)) {
        double px = x.at(point.layer());
        double py = y.at(within(y, c));
        path.append(before == point.layer() - 1 ? 'L' : 'M').append(Svg.number(px)).append(' ').append(Svg.number(py));
        add(data, px, py, point.layer(), Numbers.share(c));
        before = point.layer();
      }
    }
    svg.add("path", "d", path, "class", "curve layer-line", "data-name", "C", "data-points", data);
    for (Point point : points) {
      double c = point.measure().clusterability();
      if (Double.isFinite(c)) {
        svg.add("path", "d", NullStrip.diamond(x.at(point.layer()), y.at(within(y, c)), 4.5), "class", "measured");
      }
    }
  }

  private static void add(StringBuilder data, double px, double py, int layer, String value) {
    data.append(data.isEmpty() ? "" : ";").append(Svg.number(px)).append(',').append(Svg.number(py)).append(',').append(layer).append('|').append(value);
  }

  private static double within(Axis axis, double value) {
    return Math.max(axis.low(), Math.min(axis.high(), value));
  }

  private static String description(List<Point> points) {
    StringBuilder text = new StringBuilder();
    for (Point point : points) {
      text.append("Layer ").append(point.layer()).append(": ").append(Numbers.share("C", point.measure().clusterability()));
      point.measure().shuffled().ifPresent(n -> text.append(", shuffled ").append(Numbers.fixed(n.mean(), 3)));
      text.append(". ");
    }
    return text.toString().strip();
  }
}
