package dev.unmesh.run.evaluate;

import dev.unmesh.format.NearestName;
import dev.unmesh.network.language.LanguageModelFolder;
import dev.unmesh.run.LoadedRun;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.RecipeException;
import dev.unmesh.run.recipe.Recipes;
import dev.unmesh.task.TaskOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a model is to be graded on.
 *
 * @param seed of what is generated and of splits
 */
public record TaskChoice(TaskOptions options, long seed) {
  private static final String TEXT = "text";

  /**
   * A kind of task at its defaults, or the task of a recipe, with {@code task.KEY=VALUE} and {@code seed=VALUE} laid over it. A run's own
   * kind of task is its recipe's; without a name a run is graded on that.
   *
   * @throws RecipeException if there is no such task, or it does not hold together
   */
  public static TaskChoice of(Optional<String> named, List<String> overrides, Optional<LoadedRun> run) {
    for (String override : overrides) {
      if (!override.startsWith("task.") && !override.startsWith("seed=")) {
        throw new RecipeException("--set " + override + ": a model is graded on a task alone; set task.KEY=VALUE or seed=VALUE");
      }
    }
    List<String> kinds = Recipes.taskKinds();
    Optional<LoadedRun> own = run.filter(of -> named.isEmpty() || named.get().equals(of.recipe().task().name()));
    if (own.isPresent()) {
      return of(Recipes.open(own.get().folder().recipe().toAbsolutePath().toString(), overrides));
    } else if (named.isEmpty()) {
      throw new RecipeException("which task? --task takes one of " + String.join(", ", kinds) + ", a recipe's name or a .yaml file");
    } else if (kinds.contains(named.get())) {
      return of(Recipes.parse("--task " + named.get(), "task: {kind: " + named.get() + "}", overrides));
    }
    String name = named.get();
    boolean file = name.endsWith(".yaml") || name.endsWith(".yml") || name.indexOf('/') >= 0;
    if (!file && !Recipes.BUNDLED.contains(name)) {
      List<String> known = new ArrayList<>(kinds);
      known.addAll(Recipes.BUNDLED);
      throw new RecipeException(
          "no task '" + name + "'" + NearestName.hint(name, known) + " (kinds: " + String.join(", ", kinds)
              + "; or a recipe's name or .yaml file, whose task is taken)");
    }
    return of(Recipes.open(name, overrides));
  }

  /**
   * The same for a model from elsewhere: a language model that brings its tokeniser reads text by that, unless another is set.
   *
   * @param model its file or folder
   */
  public static TaskChoice of(Optional<String> named, List<String> overrides, Path model) {
    boolean text = named.filter(TEXT::equals).isPresent() && overrides.stream().noneMatch(set -> set.startsWith("task.tokeniser="));
    if (text && Files.isDirectory(model) && LanguageModelFolder.isOne(model) && LanguageModelFolder.open(model).tokeniser().isPresent()) {
      List<String> more = new ArrayList<>(overrides);
      more.add("task.tokeniser='" + model.toAbsolutePath().toString().replace("'", "''") + "'");
      return of(named, more, Optional.empty());
    }
    return of(named, overrides, Optional.empty());
  }

  private static TaskChoice of(Recipe recipe) {
    return new TaskChoice(recipe.task(), recipe.seed());
  }
}
