package dev.unmesh.run;

import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.Task;
import dev.unmesh.task.Tasks;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * A run trained again from its recipe, beside the original.
 *
 * @param maximumDifference the largest |difference| of any weight; 0 on the same machine
 * @param parameter where it was found
 */
public record Reproduction(RunFolder original, RunFolder again, double maximumDifference, String parameter) {
  /** Trains the run again into {@code into}, a new run directory, with the recorded threads. */
  public static Reproduction of(RunFolder folder, Path into, DataFolder data, RunListener listener, BooleanSupplier stop) {
    LoadedRun original = LoadedRun.open(folder);
    Origin.command(original.record()).ifPresent(command -> {
      throw new RunException("the run " + folder.path() + " was not trained but made from another; make it again with: " + command + " --out DIR");
    });
    RunListener stoppable = new StoppableListener(listener, stop);
    Task task = Tasks.open(original.recipe().task(), original.recipe().seed(), data, stoppable);
    Unchanged.checkData(folder, original.record(), task, "reproduce");
    RunRecord record = TrainRun.start(withEngine(original), original.record().threads(), into, task, stoppable, stop);
    if (!record.is(RunRecord.Status.FINISHED)) {
      throw new StoppedException();
    }
    RunFolder again = RunFolder.open(into);
    Weights before = original.weights();
    Weights after = LoadedRun.open(again).weights();
    double maximum = 0;
    String where = "";
    for (String name : before.names()) {
      double difference = difference(before.get(name), after.get(name));
      if (difference > maximum) {
        maximum = difference;
        where = name;
      }
    }
    return new Reproduction(folder, again, maximum, where);
  }

  private static Recipe withEngine(LoadedRun original) {
    return original.recipe().withEngine(EngineChoice.recorded(original.folder(), original.record()).engine());
  }

  private static double difference(WeightArray before, WeightArray after) {
    double maximum = 0;
    for (int i = 0; i < before.size(); i++) {
      maximum = Math.max(maximum, Math.abs((double) before.values()[i] - after.values()[i]));
    }
    return maximum;
  }
}
