package dev.unmesh.run;

import dev.unmesh.interpret.prune.Examination;
import dev.unmesh.interpret.prune.Findings;
import dev.unmesh.interpret.prune.Tolerance;
import dev.unmesh.measure.Measures;
import dev.unmesh.task.DataFolder;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A finished run pruned: its network with all the weights gone that it can do without, as a run of its own. */
public final class PruneRun {
  private PruneRun() {}

  /**
   * @param into the directory of the new run
   * @throws RunExistsException if there is something already
   * @throws RunException if a weight is not a finite number
   */
  public static RunRecord of(RunFolder folder, Tolerance tolerance, Path into, DataFolder data, RunListener listener) {
    RunFolder.refuseTaken(into, "--out");
    try (ExaminedRun examined = ExaminedRun.open(folder, data, listener)) {
      Examination examination =
          Examination.of(examined.subject(), tolerance, share -> listener.stage("pruning", share));
      Findings found = examination.findings();
      DerivedRun derived = new DerivedRun(examined, examination.weights(), listener);
      Measures measures = derived.measures();
      ObjectNode tree = derived.record(Origin.PRUNED);
      FoundFiles.summarise(Optional.of(found), tree);
      ObjectNode from = (ObjectNode) tree.get(Origin.PRUNED);
      from.put("tolerance", found.tolerance());
      from.put("threshold", found.threshold());
      return derived.write(into, tree, target -> FoundFiles.write(target, measures, Optional.of(found)));
    }
  }
}
