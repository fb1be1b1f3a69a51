package dev.unmesh.report.chart;

import dev.unmesh.wiring.Connection;
import java.util.List;

/** Writes the lines of a connection: a path a sign and boldness, so that thousands of lines take little room. */
final class WiringLinePaths {
  private static final int LEVELS = 10;
  private static final int FEW = 80;
  private static final List<String> SIGNS = List.of("p", "n", "x");

  private WiringLinePaths() {}

  /** @param pointed whether the page's script may tell each line's ends and weight */
  static void write(Svg svg, Connection connection, WiringLines lines, boolean pointed) {
    StringBuilder[] paths = new StringBuilder[SIGNS.size() * (LEVELS + 1)];
    StringBuilder data = new StringBuilder();
    for (WiringLines.Line line : lines.drawn()) {
      int level = (int) Math.max(1, Math.ceil(lines.boldness(line) * LEVELS));
      int sign = line.bundle() ? 2 : line.weight() < 0 ? 1 : 0;
      int at = sign * (LEVELS + 1) + level;
      paths[at] = paths[at] == null ? new StringBuilder() : paths[at];
      paths[at].append(path(line));
      data.append(data.isEmpty() ? "" : " ").append(line.from().id()).append(',').append(line.to().id()).append(',')
          .append(Numbers.of(line.weight(), 3).replace('−', '-').replace(",", ""));
      if (line.bow() != 0) {
        data.append(',').append(Svg.number(line.bow()));
      }
    }
    String kind = "lines" + (lines.drawn().size() <= FEW ? " few" : "");
    svg.open("g", "class", kind, "data-name", connection.name(), pointed ? "data-e" : "data-small", data);
    for (int level = 1; level <= LEVELS; level++) {
      for (int sign = 0; sign < SIGNS.size(); sign++) {
        StringBuilder path = paths[sign * (LEVELS + 1) + level];
        if (path != null) {
          svg.add("path", "d", path, "class", "e " + SIGNS.get(sign) + " l" + level);
        }
      }
    }
    svg.close();
  }

  /** All lines as one path of one kind, whatever their weights. */
  static void faint(Svg svg, WiringLines lines) {
    StringBuilder path = new StringBuilder();
    lines.drawn().forEach(line -> path.append(path(line)));
    if (!path.isEmpty()) {
      svg.add("path", "d", path, "class", "e faint");
    }
  }

  private static String path(WiringLines.Line line) {
    String start = "M" + Svg.number(line.from().x()) + " " + Svg.number(line.from().y());
    String end = Svg.number(line.to().x()) + " " + Svg.number(line.to().y());
    if (line.bow() == 0) {
      return start + "L" + end;
    }
    double x = (line.from().x() + line.to().x()) / 2 + line.bow();
    return start + "Q" + Svg.number(x) + " " + Svg.number((line.from().y() + line.to().y()) / 2) + " " + end;
  }
}
