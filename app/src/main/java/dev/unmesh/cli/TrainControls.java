package dev.unmesh.cli;

import dev.unmesh.run.ControlRecipes;
import dev.unmesh.run.ControlledRun;
import dev.unmesh.run.RunFolder;
import dev.unmesh.run.RunRecord;
import dev.unmesh.run.SpecialisationControl.Role;
import dev.unmesh.run.StoppedException;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.task.DataFolder;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The control runs of {@code train --controls}, beside the run they are for. @param recipes what each is trained by */
record TrainControls(Map<Role, Recipe> recipes) {
  /** Trains those that are not there yet and measures the run beside them. @return its record; empty if stopped before all were there */
  Optional<RunRecord> beside(RunFolder run, DataFolder data, BooleanSupplier stop) {
    try {
      return trained(run, data, stop);
    } catch (StoppedException e) {
      return Optional.empty();
    }
  }

  private Optional<RunRecord> trained(RunFolder run, DataFolder data, BooleanSupplier stop) {
    ControlledRun.check(run, recipes, data, new TimedDisplay(), stop);
    Map<Role, RunFolder> controls = new EnumMap<>(Role.class);
    int done = 0;
    for (Map.Entry<Role, Recipe> control : recipes.entrySet()) {
      Path path = run.path().resolveSibling(ControlRecipes.name(control.getValue()));
      Terminal.line("control " + ++done + " of " + recipes.size() + ", " + what(control.getKey()) + ": " + path);
      RunRecord record = ControlledRun.ensure(control.getValue(), path, data, new ProgressDisplay(), stop);
      if (!record.is(RunRecord.Status.FINISHED)) {
        return Optional.empty();
      }
      RunFolder folder = RunFolder.open(path);
      Terminal.endLine();
      Reports.write(folder);
      controls.put(control.getKey(), folder);
    }
    return Optional.of(ControlledRun.measure(run, controls, data, new TimedDisplay(), stop));
  }

  private static String what(Role role) {
    return role == Role.PLAIN ? "a plain net" : "the same net without the pressure";
  }
}
