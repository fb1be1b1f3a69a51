package dev.unmesh.run.table;

import dev.unmesh.run.BareRun;
import dev.unmesh.run.RunFolder;
import dev.unmesh.run.RunListener;
import dev.unmesh.run.RunRecord;
import dev.unmesh.run.StoppedException;
import dev.unmesh.run.TrainRun;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.Recipes;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.Task;
import dev.unmesh.task.Tasks;
import dev.unmesh.train.CheckpointFolder;
import dev.unmesh.train.DivergedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Trains a cell, from its newest checkpoint if it was begun before. What befalls one cell is its own result and touches no other. May be
 * used by several threads at once, each with a cell of its own.
 *
 * @param keepRuns whether cells are trained as runs with directories of their own
 */
record CellTraining(TableFolder folder, DataFolder data, boolean keepRuns) {
  /** Empty if it was asked to stop before the cell's end. */
  Optional<CellResult> of(PlannedCell planned, RunListener listener, BooleanSupplier stop) {
    try {
      RunRecord record = keepRuns ? kept(planned, listener, stop) : bare(planned, listener, stop);
      return record.is(RunRecord.Status.FINISHED) ? Optional.of(CellResult.finished(planned.cell(), record)) : Optional.empty();
    } catch (StoppedException e) {
      return Optional.empty();
    } catch (DivergedException e) {
      return Optional.of(without(planned, CellResult.Status.DIVERGED, e));
    } catch (RuntimeException | OutOfMemoryError e) {
      return Optional.of(without(planned, CellResult.Status.FAILED, e));
    }
  }

  private RunRecord bare(PlannedCell planned, RunListener listener, BooleanSupplier stop) {
    Recipe recipe = planned.recipe();
    Task task = Tasks.open(recipe.task(), recipe.seed(), data, listener);
    CheckpointFolder checkpoints = folder.checkpoints(planned.cell(), BareRun.identity(recipe, task).toString());
    return BareRun.of(recipe, task, checkpoints, listener, stop);
  }

  private RunRecord kept(PlannedCell planned, RunListener listener, BooleanSupplier stop) {
    Path path = folder.run(planned.cell());
    if (!Files.exists(path)) {
      return TrainRun.start(planned.recipe(), BareRun.THREADS, path, data, listener, stop);
    }
    RunFolder run = RunFolder.open(path);
    RunRecord record = RunRecord.read(run);
    return record.is(RunRecord.Status.FINISHED) ? record : TrainRun.resume(run, data, listener, stop);
  }

  private static CellResult without(PlannedCell planned, CellResult.Status status, Throwable cause) {
    ObjectNode provenance = JsonNodeFactory.instance.objectNode();
    provenance.put("seed", planned.recipe().seed());
    provenance.set("recipe", Recipes.tree(planned.recipe()));
    String message = cause.getMessage() == null || cause instanceof Error ? cause.toString() : cause.getMessage();
    return CellResult.without(planned.cell(), status, message.lines().findFirst().orElse(""), provenance);
  }
}
