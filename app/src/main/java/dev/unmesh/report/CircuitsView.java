package dev.unmesh.report;

import dev.unmesh.interpret.circuit.EdgeSet;
import dev.unmesh.run.CircuitsFile;
import java.util.Map;
import java.util.Objects;

/**
 * The circuits found in a run.
 *
 * @param kept which edges the circuits keep: by their table's key and their label; a circuit that is missing is not drawn
 */
public record CircuitsView(CircuitsFile found, Map<String, Map<Integer, EdgeSet>> kept) {
  public CircuitsView {
    Objects.requireNonNull(found, "found");
    kept = Map.copyOf(kept);
  }
}
