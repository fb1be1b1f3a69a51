package dev.unmesh.run;

import dev.unmesh.measure.Measures;
import dev.unmesh.network.Blueprint;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.task.Task;
import dev.unmesh.train.CheckpointFolder;
import dev.unmesh.train.Learner;
import dev.unmesh.train.Trainer;
import dev.unmesh.train.TrainingData;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recipe carried out without a run directory, for tables of many runs: trained to the weights a run would have, evaluated at its
 * ends only, and measured; nothing but checkpoints is written. Takes one engine thread, so several may go on at once in threads of
 * their own.
 */
public final class BareRun {
  /** Engine threads of each. */
  public static final int THREADS = 1;

  private BareRun() {}

  /** @throws dev.unmesh.run.recipe.RecipeException if the recipe does not hold together on this task */
  public static void check(Recipe recipe, Task task) {
    TrainRun.check(recipe, task);
  }

  /** The files a task was read from, as a run's provenance lists them. */
  public static ArrayNode data(Task task) {
    return Provenance.data(task);
  }

  /** All that decides the weights: recipe, data, engine, versions. Checkpoints of another identity must not be gone on from. */
  public static ObjectNode identity(Recipe recipe, Task task) {
    ObjectNode identity = Provenance.of(TrainRun.named(recipe, task), task, TrainRun.check(recipe, task), THREADS);
    identity.remove("started");
    return identity;
  }

  /**
   * Trains from the newest checkpoint there is.
   *
   * @param checkpoints of this identity only; left behind
   * @param stop asked between steps
   * @return with the summary of a finished run, without its path; or stopped, with a checkpoint
   * @throws dev.unmesh.train.DivergedException when a loss is not finite
   * @throws StoppedException if stopped while the result was being measured; a checkpoint of the result is there
   */
  public static RunRecord of(Recipe asked, Task task, CheckpointFolder checkpoints, RunListener listener, BooleanSupplier stop) {
    EngineChoice engine = TrainRun.check(asked, task);
    Recipe recipe = TrainRun.named(asked, task);
    engine.start(recipe, THREADS);
    RunRecord record = RunRecord.fresh(recipe, task, engine, THREADS);
    Recipe lean = recipe.withTraining(recipe.training().evaluatedAtTheEnds());
    Blueprint blueprint = recipe.network().blueprint(TrainRun.shape(task));
    try (TrainingData data = TrainingData.of(task);
        Learner learner = engine.learner(recipe, blueprint, data.train(), task.loss())) {
      long[] total = new long[1];
      Trainer trainer =
          new Trainer(TrainRun.plan(lean, task), learner, data, checkpoints, event -> listener.training(event, total[0]));
      total[0] = trainer.totalSteps();
      Trainer.Outcome outcome = trainer.run(checkpoints.newest(), stop);
      if (!outcome.finished()) {
        return record.with(RunRecord.Status.STOPPED);
      }
      Measures measures =
          Measuring.of(learner.wiring(), learner.weights(), outcome.partition(), recipe, new StoppableListener(listener, stop));
      RunRecord finished = record.with(RunRecord.Status.FINISHED);
      Finish.summarise(finished.tree(), task, outcome, learner, data, measures, Arithmetic.of(blueprint, learner.weights()));
      return finished;
    }
  }
}
