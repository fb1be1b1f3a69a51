package dev.unmesh.report;

import dev.unmesh.interpret.circuit.EdgeSet;
import dev.unmesh.run.CircuitsFile;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The circuits found in a run.
 *
 * @param kept which edges the circuits keep: by their table's key and their label; a circuit that is missing is not drawn
 * @param specialisation which modules serve which classes, where that was measured
 */
public record CircuitsView(CircuitsFile found, Map<String, Map<Integer, EdgeSet>> kept, Optional<SpecialisationView> specialisation) {
  public CircuitsView {
    Objects.requireNonNull(found, "found");
    kept = Map.copyOf(kept);
    Objects.requireNonNull(specialisation, "specialisation");
  }

  public CircuitsView(CircuitsFile found, Map<String, Map<Integer, EdgeSet>> kept) {
    this(found, kept, Optional.empty());
  }
}
