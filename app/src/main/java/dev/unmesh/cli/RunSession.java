package dev.unmesh.cli;

import dev.unmesh.interpret.circuit.CircuitOptions;
import dev.unmesh.run.RecipeCircuits;
import dev.unmesh.run.RunClaim;
import dev.unmesh.run.RunExistsException;
import dev.unmesh.run.RunFolder;
import dev.unmesh.run.RunListener;
import dev.unmesh.run.RunRecord;
import dev.unmesh.run.StoppedException;
import dev.unmesh.run.TrainRun;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.Recipes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Training with a run directory to show for it: its name, progress, Ctrl-C, the report and the summary.
 *
 * @param name of the directory; null for the recipe's name and a number
 * @param controls the runs to be trained beside it and measured with it
 */
record RunSession(RunOptions options, String name, CommandSpec command, Optional<TrainControls> controls) {
  RunSession(RunOptions options, String name, CommandSpec command) {
    this(options, name, command, Optional.empty());
  }

  /** What goes on in a run until it ends, or is stopped. */
  private interface Course {
    RunRecord run(RunListener listener, BooleanSupplier stop);
  }

  /** Trains a recipe in a new directory. @return the exit code */
  int start(Recipe recipe) {
    checkName();
    return through((listener, stop) -> begin(recipe, listener, stop));
  }

  private void checkName() {
    if (name != null && !name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new CommandLine.ParameterException(
          command.commandLine(), "--name '" + name + "' should hold letters, digits, '.', '_' and '-' only; --runs says in which folder");
    }
  }

  /** Sees to it that the named run is there, whatever is there already and whoever makes it. @return the exit code */
  int make(Recipe recipe) {
    checkName();
    Path path = options.runs.resolve(name);
    return through(
        (listener, stop) -> {
          try (RunClaim claim = RunClaim.await(path, stop)) {
            if (!Files.exists(path)) {
              return TrainRun.start(recipe, path, options.data(), listener, stop);
            }
            RunFolder folder = RunFolder.open(path);
            RecipeChange.refuse(folder, recipe);
            RunRecord record = RunRecord.read(folder);
            return record.is(RunRecord.Status.FINISHED) ? record : TrainRun.resume(folder, options.data(), listener, stop);
          }
        });
  }

  /** Goes on with a run. @return the exit code */
  int resume(RunFolder folder) {
    return through((listener, stop) -> TrainRun.resume(folder, options.data(), listener, stop));
  }

  private int through(Course course) {
    ProgressDisplay display = new ProgressDisplay();
    try (Interruption interruption = new Interruption()) {
      RunRecord record = course.run(display, interruption.asked());
      RunFolder folder = RunFolder.open(Path.of(record.tree().path("run").asString()));
      if (!record.is(RunRecord.Status.FINISHED)) {
        Terminal.line("stopped with a checkpoint; go on with: unmesh train --resume --name " + folder.name() + runsOption());
        if (options.json) {
          Json.print(record.summary());
        }
        return 130;
      }
      if (!circuits(folder, display, interruption.asked())) {
        return 130;
      }
      if (controls.isPresent()) {
        Optional<RunRecord> controlled = controls.get().beside(folder, options.data(), interruption.asked());
        if (controlled.isEmpty()) {
          Terminal.line("stopped while its controls were trained; go on with the same command and --if-needed --name " + folder.name());
          return 130;
        }
        record = controlled.get();
      }
      Reports.write(folder);
      Terminal.line("");
      if (options.json) {
        Json.print(record.summary());
      } else {
        Summary.print(record, folder);
      }
      return 0;
    }
  }

  private boolean circuits(RunFolder folder, RunListener listener, BooleanSupplier stop) {
    Recipe recipe = Recipes.open(folder.recipe().toAbsolutePath().toString(), List.of());
    try {
      RecipeCircuits.search(folder, recipe, options.data(), listener, stop);
      return true;
    } catch (StoppedException e) {
      Terminal.line(
          "stopped; training is over, but not the search for circuits; go on with: unmesh circuits " + folder.path() + " --method "
              + recipe.measures().circuits().map(CircuitOptions::name).orElseThrow());
      return false;
    }
  }

  private RunRecord begin(Recipe recipe, RunListener listener, BooleanSupplier stop) {
    for (int number = 1; ; number++) {
      Path path = options.runs.resolve(name != null ? name : recipe.name() + "-" + number);
      try {
        if (name != null || !Files.exists(path)) {
          return TrainRun.start(recipe, path, options.data(), listener, stop);
        }
      } catch (RunExistsException e) {
        // without a name of its own the next number does; another process may have taken this one just now
        if (name != null) {
          throw e;
        }
      }
    }
  }

  private String runsOption() {
    return options.runs.equals(Path.of("runs")) ? "" : " --runs " + options.runs;
  }
}
