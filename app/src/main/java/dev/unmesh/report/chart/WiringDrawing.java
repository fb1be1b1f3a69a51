package dev.unmesh.report.chart;

import dev.unmesh.report.NetworkView;
import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The work on one {@link WiringPicture}. */
final class WiringDrawing {
  private static final int LEVELS = 10;
  private static final int FEW = 80;

  private final NetworkView network;
  private final boolean small;
  private final WiringLayout layout;
  private final Svg svg;
  private final Set<String> notes = new LinkedHashSet<>();
  private final List<String> left = new ArrayList<>();
  private final Set<Integer> joined = new HashSet<>();

  WiringDrawing(String id, NetworkView network, boolean small, String description) {
    this.network = network;
    this.small = small;
    layout = new WiringLayout(network, small);
    svg = new Svg(
        id, "wiring" + (small ? " small" : ""), WiringLayout.WIDTH, layout.height(), "Wiring of the network", description);
  }

  WiringPicture draw() {
    Map<Connection, WiringLines> lines = WiringLines.all(network, layout, small);
    WiringParts parts = network.partition().isPresent() ? WiringParts.NONE : WiringParts.of(layout.layers(), lines.values());
    layout.layers().forEach(layer -> WiringBands.write(svg, layer));
    // from the lowest up: a plane lies over the lines that reach it from below
    layout.layers().stream().sorted(Comparator.comparingDouble(layer -> -layer.y())).forEach(layer -> {
      WiringLayerDrawing.plane(svg, layer);
      network.wiring().connections().stream().filter(of -> layout.from(of) == layer).forEach(of -> connection(of, lines.get(of)));
    });
    if (!left.isEmpty()) {
      notes.add("Only the strongest lines are drawn: " + String.join(", ", left) + ".");
    }
    repeated();
    layout.layers().forEach(layer -> WiringLayerDrawing.nodes(svg, layer, joined, parts, small, notes));
    return new WiringPicture(svg.finish(), List.copyOf(notes), parts.all(),
        lines.values().stream().anyMatch(WiringLines::hasSigns), lines.values().stream().anyMatch(WiringLines::hasBundles));
  }

  private void connection(Connection connection, WiringLines lines) {
    WiringLayer from = layout.from(connection);
    WiringLayer to = layout.to(connection);
    if (lines != null) {
      lines(connection, lines);
    } else if (from.isPicture()) {
      WiringInputs.write(svg, network, connection, from, to);
      to.nodes().forEach(node -> joined.add(node.id()));
      notes.add("Each input picture shows how much weight leaves every pixel" + (to.hasModules() ? " for one module." : "."));
    } else if (from.isTable()) {
      joined.addAll(EmbeddingTable.draw(svg, network, connection, from, to));
      notes.add(EmbeddingTable.note(from, to));
    } else {
      notes.add("The connection " + connection.name() + " leads back and is not drawn.");
    }
  }

  private void repeated() {
    network.wiring().groups().forEach(group -> {
      long times = layout.layers().stream().filter(layer -> layer.group().name().equals(group.name())).count();
      if (times > 1) {
        notes.add(group.name() + " is drawn " + times + " times, once for each time it is written before it is read.");
      }
    });
  }

  private void lines(Connection connection, WiringLines lines) {
    StringBuilder[] paths = new StringBuilder[3 * (LEVELS + 1)];
    StringBuilder data = new StringBuilder();
    for (WiringLines.Line line : lines.drawn()) {
      joined.addAll(List.of(line.from().id(), line.to().id()));
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
    svg.open("g", "class", kind, "data-name", connection.name(), small ? "data-small" : "data-e", data);
    for (int level = 1; level <= LEVELS; level++) {
      for (int sign = 0; sign < 3; sign++) {
        StringBuilder path = paths[sign * (LEVELS + 1) + level];
        if (path != null) {
          svg.add("path", "d", path, "class", "e " + List.of("p", "n", "x").get(sign) + " l" + level);
        }
      }
    }
    svg.close();
    if (lines.drawn().size() < lines.all()) {
      left.add(Numbers.count(lines.drawn().size()) + " of " + Numbers.count(lines.all()) + " in " + connection.name());
    }
    if (lines.hasBundles()) {
      notes.add("A grey line bundles several weights (the root of their summed squares).");
    }
    if (connection.columnMap() instanceof AxisMap.Folds folds && folds.copies() > 1) {
      notes.add(
          connection.name() + " reads " + folds.copies() + " copies of " + connection.from() + ": a line each, from left to right.");
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
