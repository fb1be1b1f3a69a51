package dev.unmesh.run;

import dev.unmesh.interpret.specialise.RandomSplits;
import dev.unmesh.interpret.specialise.Specialisation;
import dev.unmesh.run.SpecialisationControl.Role;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.Recipes;
import dev.unmesh.task.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.node.ObjectNode;

/** A run and its controls: each trained where it is not there yet, then measured beside them. */
public final class ControlledRun {
  private ControlledRun() {}

  /**
   * Sees to it that a run is there: as it is if it has finished, from where it stopped, or from the start; whoever else makes it is waited
   * for. What is there is taken for a run of this recipe.
   *
   * @throws StoppedException if asked to stop before there is a run
   */
  public static RunRecord ensure(Recipe recipe, Path path, DataFolder data, RunListener listener, BooleanSupplier stop) {
    try (RunClaim claim = RunClaim.await(path, stop)) {
      if (!Files.exists(path)) {
        return TrainRun.start(recipe, path, data, listener, stop);
      }
      RunFolder folder = RunFolder.open(path);
      RunRecord record = RunRecord.read(folder);
      return record.is(RunRecord.Status.FINISHED) ? record : TrainRun.resume(folder, data, listener, stop);
    }
  }

  /**
   * Finds out before controls are trained whether a finished run can be measured and stand beside them; measures its own modules where that
   * has not been done.
   *
   * @throws RunException if it cannot
   */
  public static void check(RunFolder folder, Map<Role, Recipe> controls, DataFolder data, RunListener listener, BooleanSupplier stop) {
    if (SpecialisationFile.read(folder).isEmpty()) {
      measure(folder, Map.of(), data, listener, stop);
    }
    Specialisation own = SpecialisationFile.read(folder).orElseThrow().own();
    for (Recipe control : controls.values()) {
      try {
        RandomSplits.check(control.network().blueprint(RunRecord.read(folder).shape()).wiring(), own);
      } catch (IllegalArgumentException e) {
        throw new RunException("recipe " + control.name() + ": " + e.getMessage(), e);
      }
    }
  }

  /** Measures a finished run's modules beside its controls, by as many splits as at the end of training, and puts that into its run.json. */
  public static RunRecord measure(
      RunFolder folder, Map<Role, RunFolder> controls, DataFolder data, RunListener listener, BooleanSupplier stop) {
    int draws = Math.max(1, Recipes.open(folder.recipe().toAbsolutePath().toString(), List.of()).measures().draws());
    SpecialiseControls.Asked asked =
        new SpecialiseControls.Asked(
            Optional.ofNullable(controls.get(Role.PLAIN)), Optional.ofNullable(controls.get(Role.WITHOUT)), OptionalInt.empty(), draws,
            OptionalLong.empty());
    SpecialisationFile file = SpecialiseControls.measure(folder, asked, data, listener, stop);
    ObjectNode tree = RunRecord.read(folder).tree();
    tree.set("specialisation", SpecialisationJson.of(file));
    folder.write(folder.record(), tree);
    return RunRecord.read(folder);
  }
}
