package dev.unmesh.report.internal;

import dev.unmesh.interpret.circuit.CircuitTable;
import dev.unmesh.run.CircuitsFile;
import java.util.List;
import java.util.Optional;

/** Another run's circuits to hold a run's against; without tables where there are none. */
record Against(String run, List<CircuitTable> tables) {
  static Against of(CircuitsFile file) {
    return file.against().map(other -> new Against(other.run(), other.tables())).orElse(new Against("", List.of()));
  }

  /** The same search there: what was asked otherwise is no comparison. */
  Optional<CircuitTable> of(CircuitTable table) {
    return tables.stream().filter(other -> !other.circuits().isEmpty() && search(other).equals(search(table))).findFirst();
  }

  private static List<String> search(CircuitTable table) {
    return List.of(table.key(), table.ablation(), table.unit(), table.criterion());
  }
}
