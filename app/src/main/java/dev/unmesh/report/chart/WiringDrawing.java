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
    lines.drawn().forEach(line -> joined.addAll(List.of(line.from().id(), line.to().id())));
    WiringLinePaths.write(svg, connection, lines, !small);
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
}
