package dev.unmesh.report.internal;

import dev.unmesh.interpret.circuit.Circuit;
import dev.unmesh.interpret.circuit.CircuitTable;
import dev.unmesh.interpret.circuit.EdgeSet;
import dev.unmesh.report.NetworkView;
import dev.unmesh.report.chart.CircuitPicture;
import dev.unmesh.report.chart.Numbers;
import dev.unmesh.report.chart.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The circuits of a search on the wiring, one at a time. */
final class CircuitChoices {
  /** Lines of all pictures together, so that the page stays small. */
  private static final int ALL_LINES = 4000;

  private static final int MOST_MODULE_KEYS = 12;

  private CircuitChoices() {}

  /** @param sharing how many such pictures the page has */
  static CircuitChoice of(
      String id, NetworkView network, CircuitTable table, List<Circuit> circuits, Map<Integer, EdgeSet> kept, int sharing) {
    List<String> names = circuits.stream().map(Circuit::name).toList();
    List<EdgeSet> edges = circuits.stream().map(c -> kept.get(c.label())).toList();
    CircuitPicture picture = CircuitPicture.draw(id, network, edges, names, ALL_LINES / Math.max(1, sharing));
    List<CircuitChoice.Option> options = new ArrayList<>();
    for (int n = 0; n < circuits.size(); n++) {
      options.add(new CircuitChoice.Option(names.get(n), text(table, circuits.get(n), picture.left().get(n))));
    }
    String caption = "What the circuit keeps stands out from the faint network; a neuron is filled if an edge kept leads to or from it. "
        + String.join(" ", picture.notes());
    return new CircuitChoice(id, "On the wiring", picture.svg(), options, keys(network, picture), caption);
  }

  private static String text(CircuitTable table, Circuit circuit, String left) {
    List<String> parts =
        table.connections().stream().map(name -> Numbers.count(circuit.byConnection().getOrDefault(name, 0)) + " in " + name).toList();
    return "The circuit of " + circuit.name() + ": " + Wording.plural(circuit.edges(), "edge") + ", " + Numbers.percent(circuit.size(), 2)
        + " of the weights (" + String.join(", ", parts) + ")"
        + (left.isEmpty() ? "." : "; of the lines the strongest are drawn: " + left + ".");
  }

  private static List<Key> keys(NetworkView network, CircuitPicture picture) {
    List<Key> keys = new ArrayList<>(List.of(new Key("line-key p", "positive weight kept"), new Key("line-key n", "negative weight kept")));
    if (picture.bundled()) {
      keys.add(new Key("line-key x", "several weights"));
    }
    keys.add(new Key("line-key faint", "the rest"));
    network.partition().ifPresent(partition -> {
      for (int m = 0; m < Math.min(MOST_MODULE_KEYS, partition.modules()); m++) {
        keys.add(new Key("block-key " + Palette.moduleClass(m), Palette.moduleName(m)));
      }
    });
    return keys;
  }
}
