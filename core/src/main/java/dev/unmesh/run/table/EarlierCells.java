package dev.unmesh.run.table;

import dev.unmesh.run.RunException;
import dev.unmesh.run.RunFolder;
import dev.unmesh.run.RunRecord;
import dev.unmesh.run.recipe.RecipeDifference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What earlier sessions left in a table's directory: taken over if it was trained by the same recipe, refused if not. */
final class EarlierCells {
  private EarlierCells() {}

  /**
   * Those that need not be trained again.
   *
   * @throws RunException if a cell was trained by another recipe
   */
  static Map<Cell, CellResult> of(TablePlan plan, TableFolder folder, boolean keepRuns) {
    Map<Cell, CellResult> results = new LinkedHashMap<>();
    for (PlannedCell planned : plan.cells()) {
      Optional<CellResult> result = folder.read(planned.cell());
      result.ifPresent(earlier -> check(folder.cell(planned.cell()), earlier.provenance(), planned));
      boolean kept = Files.exists(folder.run(planned.cell()));
      if (keepRuns && kept) {
        Path run = folder.run(planned.cell());
        check(run, RunRecord.read(RunFolder.open(run)).tree().path("provenance"), planned);
      }
      result
          .filter(earlier -> earlier.status() != CellResult.Status.FAILED)
          .filter(earlier -> !keepRuns || kept || !earlier.isFinished())
          .ifPresent(earlier -> results.put(planned.cell(), earlier));
    }
    return results;
  }

  private static void check(Path file, JsonNode provenance, PlannedCell planned) {
    if (!(provenance.path("recipe") instanceof ObjectNode recorded)) {
      throw new RunException(file + ": not what this program wrote: it has no recipe");
    }
    RecipeDifference.first(recorded, planned.recipe())
        .ifPresent(
            what -> {
              throw new RunException(
                  file + " was trained by another recipe: " + what + "; choose another --out, or delete what is there");
            });
  }

  /** @throws RunException if a data file is another one than when a task's cells were trained */
  static void checkData(Iterable<CellResult> earlier, String task, JsonNode data) {
    for (CellResult result : earlier) {
      JsonNode then = result.provenance().path("data");
      if (result.cell().task().equals(task) && result.isFinished() && !then.toString().equals(data.toString())) {
        throw new RunException(
            "the data of " + task + " are not those its other cells were trained on (" + data + " and " + then
                + "): put those back, or choose another --out");
      }
    }
  }
}
