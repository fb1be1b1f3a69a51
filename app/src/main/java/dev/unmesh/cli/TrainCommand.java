package dev.unmesh.cli;

import dev.unmesh.run.ControlRecipes;
import dev.unmesh.run.RunFolder;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.Recipes;
import dev.unmesh.run.recipe.Variant;
import dev.unmesh.train.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code unmesh train RECIPE|FILE.yaml}: a run directory with a report. */
@Command(name = "train", description = "Train a recipe: a run directory with weights, measures and report.html.", mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  @Parameters(index = "0", arity = "0..1", paramLabel = "RECIPE|FILE.yaml", description = "a bundled recipe or a file of your own")
  String recipe;

  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "override a key, for example training.steps=1000; may be repeated")
  List<String> overrides = new ArrayList<>();

  @Option(
      names = "--variant",
      description = "what is left of a connection cost and its swaps: none, l1, l1-local, l1-swap or bimt (the recipe as written)")
  String variant;

  @Option(names = "--seed", description = "of weights, batches and synthetic data (default: the recipe's)")
  Long seed;

  @Option(names = "--engine", description = "what takes the steps: ${COMPLETION-CANDIDATES} (default: the recipe's, auto)")
  Engine engine;

  @Option(names = "--name", description = "of the run's directory (default: the recipe's name and a number)")
  String name;

  @Option(names = "--resume", description = "go on with the run --name where it stopped")
  boolean resume;

  @Option(
      names = "--if-needed",
      description = "with --name: leave the run alone if it has finished, go on with it if it has not, wait while another process makes it")
  boolean ifNeeded;

  @Option(
      names = "--controls",
      description = {
        "train, where they are not there yet, what modules are to be held against: the same net without the pressure, and a plain net; and",
        "measure which modules serve which classes beside them"
      })
  boolean controls;

  @Option(
      names = "--plain",
      paramLabel = "RECIPE|FILE.yaml",
      description = "with --controls: the plain net, trained as this recipe is (default: this recipe's own net with nothing that divides or presses)")
  String plain;

  @Mixin RunOptions options;
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    if (seed != null) {
      overrides.add("seed=" + seed);
    }
    if (engine != null) {
      overrides.add("training.engine=" + engine.name().toLowerCase(Locale.ROOT));
    }
    if (plain != null && !controls) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--plain says what net --controls shall train: give both");
    }
    if (ifNeeded && (name == null || resume)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--if-needed needs --name" + (resume ? " and not --resume: it resumes by itself" : ""));
    }
    if (resume) {
      RunFolder folder = resumable();
      return session(Recipes.open(folder.recipe().toAbsolutePath().toString(), List.of())).resume(folder);
    }
    Recipe asked = chosen();
    return ifNeeded ? session(asked).make(asked) : session(asked).start(asked);
  }

  private RunSession session(Recipe asked) {
    Optional<Recipe> other = Optional.ofNullable(plain).map(of -> Recipes.open(of, List.of()));
    Optional<TrainControls> beside = controls ? Optional.of(new TrainControls(ControlRecipes.of(asked, other))) : Optional.empty();
    return new RunSession(options, name, spec, beside);
  }

  private Recipe chosen() {
    if (recipe == null) {
      throw new CommandLine.ParameterException(spec.commandLine(), "which recipe? See: unmesh recipes");
    }
    return opened(recipe);
  }

  private Recipe opened(String nameOrFile) {
    Optional<Variant> changed = Optional.ofNullable(variant).map(Variant::named);
    Recipe written = Recipes.open(nameOrFile, overrides);
    return changed.map(of -> of.of(written)).orElse(written);
  }

  private RunFolder resumable() {
    if (name == null) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--resume needs --name, the run to go on with");
    }
    RunFolder folder = options.run(name);
    if (recipe != null || variant != null || !overrides.isEmpty()) {
      RecipeChange.refuse(folder, opened(recipe != null ? recipe : folder.recipe().toAbsolutePath().toString()));
    }
    return folder;
  }
}
