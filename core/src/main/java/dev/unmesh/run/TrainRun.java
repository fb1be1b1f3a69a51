package dev.unmesh.run;

import dev.unmesh.network.Blueprint;
import dev.unmesh.network.InitialWeights;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.RecipeException;
import dev.unmesh.run.recipe.Recipes;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.Task;
import dev.unmesh.task.Tasks;
import dev.unmesh.train.ActivityPlan;
import dev.unmesh.train.Checkpoint;
import dev.unmesh.train.Learner;
import dev.unmesh.train.Trainer;
import dev.unmesh.train.TrainingData;
import dev.unmesh.train.TrainingEvent;
import dev.unmesh.train.TrainingPlan;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Carries a recipe out in a run directory, from the start or from where it stopped, up to the measured model. */
public final class TrainRun {
  private final RunFolder folder;
  private final Recipe recipe;
  private final RunListener listener;

  private TrainRun(RunFolder folder, Recipe recipe, RunListener listener) {
    this.folder = folder;
    this.recipe = recipe;
    this.listener = listener;
  }

  /**
   * Trains in a new run directory, which is made once the recipe and the data are known to be good.
   *
   * @param stop asked between steps; the run then stops with a checkpoint. Also asked while data come and while the result is measured
   * @throws StoppedException if stopped before there is a run directory
   */
  public static RunRecord start(Recipe recipe, Path path, DataFolder data, RunListener listener, BooleanSupplier stop) {
    return start(recipe, threads(recipe), path, data, listener, stop);
  }

  /** The same with a number of threads of its own. */
  public static RunRecord start(Recipe recipe, int threads, Path path, DataFolder data, RunListener listener, BooleanSupplier stop) {
    RunFolder.refuseExisting(path);
    RunListener stoppable = new StoppableListener(listener, stop);
    return start(recipe, threads, path, Tasks.open(recipe.task(), recipe.seed(), data, stoppable), stoppable, stop);
  }

  /** The same with data that are open and a number of threads of its own. */
  static RunRecord start(Recipe asked, int threads, Path path, Task task, RunListener stoppable, BooleanSupplier stop) {
    RunFolder.refuseExisting(path);
    EngineChoice engine = check(asked, task);
    Recipe recipe = named(asked, task);
    RunRecord record = RunRecord.fresh(new RunFolder(path), recipe, task, engine, threads);
    RunFolder folder = RunFolder.create(path, Recipes.yaml(recipe), record.tree());
    return new TrainRun(folder, recipe, stoppable).carryOut(task, record, engine, false, stop);
  }

  /** The recipe with its connections named one by one; what is recorded and what is trained. */
  static Recipe named(Recipe recipe, Task task) {
    try {
      return recipe.on(recipe.network().blueprint(shape(task)).wiring());
    } catch (IllegalArgumentException e) {
      throw new RecipeException("recipe " + recipe.name() + ": " + e.getMessage());
    }
  }

  // what does not fit together is found out before there is a run directory
  static EngineChoice check(Recipe recipe, Task task) {
    try {
      Blueprint blueprint = recipe.network().blueprint(shape(task));
      Answers.check(recipe.network(), blueprint.answers(), task);
      plan(recipe.on(blueprint.wiring()), task).check(blueprint.wiring(), InitialWeights.zeros(blueprint.parameters()));
      return EngineChoice.of(recipe, blueprint);
    } catch (IllegalArgumentException e) {
      throw new RecipeException("recipe " + recipe.name() + ": " + e.getMessage());
    }
  }

  /**
   * Goes on with a run that was stopped or killed, to the weights it would have had.
   *
   * @throws RunException if it has finished already, or its recipe or its data are no longer those it began with
   */
  public static RunRecord resume(RunFolder folder, DataFolder data, RunListener listener, BooleanSupplier stop) {
    RunRecord record = unfinished(folder);
    Recipe recipe = Recipes.open(folder.recipe().toAbsolutePath().toString(), List.of());
    RunListener stoppable = new StoppableListener(listener, stop);
    Task task = Tasks.open(recipe.task(), recipe.seed(), data, stoppable);
    Unchanged.check(folder, record, recipe, task);
    return new TrainRun(folder, recipe, stoppable).carryOut(task, record, EngineChoice.recorded(folder, record), true, stop);
  }

  private static RunRecord unfinished(RunFolder folder) {
    RunRecord record = RunRecord.read(folder);
    if (record.is(RunRecord.Status.FINISHED)) {
      throw new RunException("the run " + folder.path() + " has finished: there is nothing to resume");
    }
    return record;
  }

  private static int threads(Recipe recipe) {
    int asked = recipe.training().threads();
    return asked > 0 ? asked : EngineThreads.unasked(recipe.network(), Runtime.getRuntime().availableProcessors());
  }

  static NetworkShape shape(Task task) {
    return new NetworkShape(task.inputShape(), task.vocabulary(), task.outputs(), task.inputLabels(), task.outputLabels());
  }

  static TrainingPlan plan(Recipe recipe, Task task) {
    return new TrainingPlan(
        recipe.training(), task.loss(), task.outputs(), recipe.modules(), recipe.pressures(), recipe.swap(), recipe.gate(),
        new ActivityPlan(recipe.specialise(), task.train().targets() instanceof ClassTargets ? task.outputLabels() : List.of()), recipe.sparsity(),
        recipe.seed());
  }

  private RunRecord carryOut(Task task, RunRecord record, EngineChoice engine, boolean resumed, BooleanSupplier stop) {
    try (FolderLock lock = FolderLock.take(folder.path(), "the run " + folder.path())) {
      if (resumed) {
        unfinished(folder); // another process may have finished it while this one read the data
      }
      return locked(task, record, engine, resumed ? folder.checkpoints().newest() : Optional.empty(), stop);
    }
  }

  private RunRecord locked(Task task, RunRecord record, EngineChoice engine, Optional<Checkpoint> from, BooleanSupplier stop) {
    engine.start(recipe, record.threads());
    long step = from.map(Checkpoint::steps).orElse(-1L);
    Blueprint blueprint = recipe.network().blueprint(shape(task));
    try (TrainingData data = TrainingData.of(task);
        Learner learner = engine.learner(recipe, blueprint, data.train(), task.loss());
        RunLog log = RunLog.after(folder, blueprint.wiring(), step)) {
      long[] total = new long[1];
      Trainer trainer = new Trainer(plan(recipe, task), learner, data, folder.checkpoints(), event -> heard(log, event, total[0]));
      total[0] = trainer.totalSteps();
      folder.write(folder.record(), record.with(RunRecord.Status.RUNNING).tree());
      Trainer.Outcome outcome = trainer.run(from, stop);
      RunRecord ended =
          outcome.finished()
              ? new Finish(folder, recipe, task, listener).of(record, outcome, learner, data)
              : record.with(RunRecord.Status.STOPPED);
      folder.write(folder.record(), ended.tree());
      return ended;
    } catch (StoppedException e) {
      // training is over and checkpointed, measuring is not: going on does that again
      RunRecord stopped = record.with(RunRecord.Status.STOPPED);
      folder.write(folder.record(), stopped.tree());
      return stopped;
    } catch (RuntimeException e) {
      failed(record, e);
      throw e;
    }
  }

  private void failed(RunRecord record, RuntimeException cause) {
    try {
      folder.write(folder.record(), record.with(RunRecord.Status.FAILED).tree());
    } catch (UncheckedIOException e) {
      cause.addSuppressed(e); // a full disk takes no record of it either
    }
  }

  private void heard(RunLog log, TrainingEvent event, long total) {
    log.on(event);
    listener.training(event, total);
  }
}
