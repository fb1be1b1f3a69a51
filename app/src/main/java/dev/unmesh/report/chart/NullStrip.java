package dev.unmesh.report.chart;

import dev.unmesh.report.ConnectionMeasure;
import dev.unmesh.report.NullView;
import java.util.List;

/** Each connection's clusterability on a line from 0 to 1, with what shuffled weights and mere size would give. */
public final class NullStrip {
  private static final double WIDTH = 460;
  private static final double ROW = 58;
  private static final double LEFT = 8;
  private static final double RIGHT = 452;
  private static final double TOP = 6;

  private NullStrip() {}

  public static String draw(String id, List<ConnectionMeasure> connections) {
    double height = TOP + ROW * connections.size() + 22;
    Svg svg = new Svg(id, "chart null-strip", WIDTH, height, "Clusterability beside its null", description(connections));
    Axis axis = new Axis(0, 1, false, LEFT, RIGHT);
    double bottom = TOP + ROW * connections.size();
    for (double tick : axis.ticks(5)) {
      svg.line(axis.at(tick), TOP, axis.at(tick), bottom, "grid");
      svg.text(axis.at(tick), bottom + 16, "tick " + (tick == 0 ? "" : tick > .99 ? "end" : "mid"), Numbers.tick(tick));
    }
    for (int i = 0; i < connections.size(); i++) {
      row(svg, connections.get(i), axis, TOP + i * ROW + 36);
    }
    return svg.finish();
  }

  private static void row(Svg svg, ConnectionMeasure connection, Axis axis, double y) {
    svg.line(LEFT, y, RIGHT, y, "axis");
    svg.open("g", "class", "row");
    mark(svg, axis, y, connection.chance(), "chance", "size chance " + Numbers.fixed(connection.chance(), 3));
    mark(svg, axis, y, connection.massChance(), "mass", "mass chance " + Numbers.fixed(connection.massChance(), 3));
    connection.shuffled().ifPresent(shuffled -> shuffled(svg, axis, y, shuffled));
    double x = axis.at(clamp(connection.clusterability()));
    String value = Numbers.share("C", connection.clusterability());
    svg.open("path", "d", diamond(x, y, 7), "class", "measured").element("title", connection.name() + ": " + value).close();
    svg.close();
    svg.text(LEFT, y - 18, "name", connection.name());
    svg.text(RIGHT, y - 18, "reading end", value);
  }

  private static void shuffled(Svg svg, Axis axis, double y, NullView shuffled) {
    double[] draws = shuffled.draws();
    for (int i = 0; i < draws.length; i++) {
      // a fixed stagger keeps equal draws apart
      svg.add("circle", "cx", axis.at(clamp(draws[i])), "cy", y + (i % 5 - 2) * 2.6, "r", 2.1, "class", "draw");
    }
    double from = axis.at(clamp(shuffled.mean() - 2 * shuffled.sd()));
    double to = axis.at(clamp(shuffled.mean() + 2 * shuffled.sd()));
    svg.open("rect", "x", Math.min(from, to - 3), "y", y - 9, "width", Math.max(3, to - from), "height", 18, "rx", 2, "class", "spread")
        .element(
            "title",
            Numbers.count(shuffled.shuffles()) + " shuffles: " + Numbers.fixed(shuffled.mean(), 3) + " ± " + Numbers.fixed(shuffled.sd(), 3))
        .close();
  }

  private static void mark(Svg svg, Axis axis, double y, double value, String kind, String name) {
    if (Double.isFinite(value)) {
      double x = axis.at(clamp(value));
      svg.open("line", "x1", x, "y1", y - 10, "x2", x, "y2", y + 10, "class", kind).element("title", name).close();
    }
  }

  static String diamond(double x, double y, double r) {
    return "M" + Svg.number(x - r) + " " + Svg.number(y) + "L" + Svg.number(x) + " " + Svg.number(y - r) + "L" + Svg.number(x + r) + " "
        + Svg.number(y) + "L" + Svg.number(x) + " " + Svg.number(y + r) + "Z";
  }

  private static double clamp(double value) {
    return Math.max(0, Math.min(1, value));
  }

  private static String description(List<ConnectionMeasure> connections) {
    StringBuilder text = new StringBuilder();
    for (ConnectionMeasure connection : connections) {
      text.append(connection.name()).append(": ").append(Numbers.share(connection.clusterability()));
      connection.shuffled().ifPresent(n -> text.append(", shuffled ").append(Numbers.fixed(n.mean(), 3)));
      text.append(". ");
    }
    return text.toString().strip();
  }
}
