package dev.unmesh.cli;

import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.interpret.circuit.Circuit;
import dev.unmesh.interpret.circuit.CircuitTable;
import dev.unmesh.interpret.circuit.EdgeSet;
import dev.unmesh.report.CircuitsView;
import dev.unmesh.run.CircuitsFile;
import dev.unmesh.run.LoadedRun;
import dev.unmesh.run.RunException;
import dev.unmesh.wiring.Connection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** circuits.json and the masks beside it, as the report shows them. */
final class CircuitPages {
  private CircuitPages() {}

  /** None for a run without circuits. */
  static Optional<CircuitsView> of(LoadedRun run) {
    if (!Files.exists(run.folder().circuits())) {
      return Optional.empty();
    }
    CircuitsFile found = run.folder().read(run.folder().circuits(), CircuitsFile.class);
    Map<String, Map<Integer, EdgeSet>> kept = new LinkedHashMap<>();
    for (CircuitTable table : found.tables()) {
      Map<Integer, EdgeSet> masks = new LinkedHashMap<>();
      for (Circuit circuit : table.circuits()) {
        Path file = run.folder().circuitMasks().resolve(circuit.label() + "-" + table.key() + ".safetensors");
        if (Files.exists(file)) {
          masks.put(circuit.label(), mask(run, file, table.connections()));
        }
      }
      kept.put(table.key(), masks);
    }
    return Optional.of(new CircuitsView(found, kept));
  }

  private static EdgeSet mask(LoadedRun run, Path file, List<String> connections) {
    SafetensorsFile tensors = SafetensorsFile.open(file);
    EdgeSet.Builder edges = EdgeSet.builder();
    for (String name : connections) {
      Connection connection =
          run.wiring().connections().stream().filter(of -> of.name().equals(name)).findFirst().orElseThrow(
              () -> new RunException(run.folder().circuits() + ": '" + name + "' is no connection of this run's network"));
      if (!tensors.has(name) || !Arrays.equals(tensors.tensor(name).shape(), new long[] {connection.rows(), connection.columns()})) {
        throw new RunException(
            file + ": no mask of " + connection.rows() + " x " + connection.columns() + " for '" + name
                + "'; search for the circuits again");
      }
      byte[] values = tensors.bytes(name);
      BitSet kept = new BitSet(values.length);
      for (int at = 0; at < values.length; at++) {
        kept.set(at, values[at] != 0);
      }
      edges.put(name, connection.rows(), connection.columns(), kept);
    }
    return edges.build();
  }
}
