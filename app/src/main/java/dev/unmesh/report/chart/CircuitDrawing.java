package dev.unmesh.report.chart;

import dev.unmesh.interpret.circuit.EdgeSet;
import dev.unmesh.report.NetworkView;
import dev.unmesh.wiring.Connection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The work on one {@link CircuitPicture}. */
final class CircuitDrawing {
  private static final int FAINT_LINES = 150;
  private static final int MOST_LINES = 600;
  private static final int LEAST_LINES = 60;

  private final NetworkView network;
  private final WiringLayout layout;
  private final Svg svg;
  private final int all;
  private final Set<String> notes = new LinkedHashSet<>();
  private boolean bundled;

  CircuitDrawing(String id, NetworkView network, List<String> names, int all) {
    this.network = network;
    this.all = all;
    layout = new WiringLayout(network, false);
    String description =
        "The network faint, with what one circuit keeps drawn boldly. Circuits to choose from: " + String.join(", ", names) + ".";
    svg = new Svg(id, "wiring circuit-wiring", WiringLayout.WIDTH, layout.height(), "Circuits on the wiring", description);
  }

  CircuitPicture draw(List<EdgeSet> circuits) {
    layout.layers().forEach(layer -> WiringBands.write(svg, layer));
    layout.layers().forEach(layer -> WiringLayerDrawing.plane(svg, layer));
    Set<String> searched = new LinkedHashSet<>();
    circuits.forEach(circuit -> circuit.connections().forEach(searched::add));
    network.wiring().connections().forEach(connection -> whole(connection, searched.contains(connection.name())));
    int drawn = circuits.size() * (int) searched.stream().map(network.wiring()::connection).filter(this::isLines).count();
    int most = Math.max(LEAST_LINES, Math.min(MOST_LINES, all / Math.max(1, drawn)));
    List<String> left = new ArrayList<>();
    for (int n = 0; n < circuits.size(); n++) {
      svg.open("g", "class", CircuitPicture.kind(n));
      left.add(kept(circuits.get(n), most));
      svg.close();
    }
    layout.layers().forEach(layer -> WiringLayerDrawing.nodes(svg, layer, Set.of(), WiringParts.NONE, false, notes));
    for (int n = 0; n < circuits.size(); n++) {
      svg.open("g", "class", CircuitPicture.kind(n));
      CircuitMarks.write(svg, network.wiring(), layout, circuits.get(n));
      svg.close();
    }
    return new CircuitPicture(svg.finish(), List.copyOf(notes), left, bundled);
  }

  // the network behind the circuits
  private void whole(Connection connection, boolean searched) {
    WiringLayer from = layout.from(connection);
    WiringLayer to = layout.to(connection);
    if (isLines(connection)) {
      WiringLinePaths.faint(svg, WiringLines.of(network.wiring(), connection, network.weights(), from, to, FAINT_LINES));
    } else if (from.isPicture() && !searched) {
      WiringInputs.write(svg, network, connection, from, to);
    } else if (from.isTable()) {
      EmbeddingTable.draw(svg, network, connection, from, to);
    }
    if (!searched) {
      notes.add(connection.name() + " was not searched: every circuit has it whole.");
    } else if (from.isPicture()) {
      notes.add("Each input picture shows how much of the weight kept leaves every pixel" + (to.hasModules() ? " for one module." : "."));
    }
  }

  private boolean isLines(Connection connection) {
    return !layout.from(connection).nodes().isEmpty() && layout.from(connection).y() > layout.to(connection).y();
  }

  private String kept(EdgeSet circuit, int most) {
    NetworkView kept = CircuitWeights.network(network, circuit);
    List<String> left = new ArrayList<>();
    for (String name : circuit.connections()) {
      Connection connection = network.wiring().connection(name);
      WiringLayer from = layout.from(connection);
      WiringLayer to = layout.to(connection);
      if (from.isPicture()) {
        WiringInputs.write(svg, kept, connection, from, to);
      } else if (isLines(connection)) {
        WiringLines lines = WiringLines.of(network.wiring(), connection, kept.weights(), from, to, most);
        WiringLinePaths.write(svg, connection, lines, true);
        bundled |= lines.hasBundles();
        if (lines.drawn().size() < lines.all()) {
          left.add(Numbers.count(lines.drawn().size()) + " of " + Numbers.count(lines.all()) + " in " + name);
        }
      }
    }
    return String.join(", ", left);
  }
}
