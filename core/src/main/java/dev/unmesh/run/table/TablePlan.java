package dev.unmesh.run.table;

import dev.unmesh.run.BareRun;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.RecipeException;
import dev.unmesh.run.recipe.Recipes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a table is made of. All settings of a task share its seeds, and with them initial weights, data and batches, so that they can be
 * compared pair by pair.
 *
 * @param tasks recipes' names
 * @param cells every task under every setting with every seed; the first seed of all comes first, so that half a table says something
 */
public record TablePlan(List<String> tasks, List<Setting> settings, List<Long> seeds, List<PlannedCell> cells) {
  /** The tasks of BIMT's ablation table that this program has. */
  public static final List<String> TASKS =
      List.of("independence", "feature-sharing", "compositionality", "two-moons", "modular-addition-59", "permutations-s4", "mnist-2d");

  public TablePlan {
    tasks = List.copyOf(tasks);
    settings = List.copyOf(settings);
    seeds = List.copyOf(seeds);
    cells = List.copyOf(cells);
  }

  /**
   * Opens every recipe under every setting.
   *
   * @param recipes bundled recipes' names or .yaml files
   * @param overrides for all settings, before their own; {@code task/key=value} for one task alone
   * @throws RecipeException if a recipe does not hold together, something is there twice, or there is nothing of one kind
   */
  public static TablePlan of(List<String> recipes, List<Setting> settings, List<Long> seeds, List<String> overrides) {
    Map<String, String> tasks = new LinkedHashMap<>();
    for (String recipe : recipes) {
      String name = Recipes.open(recipe, List.of()).name();
      if (tasks.put(name, recipe) != null) {
        throw new RecipeException("the task '" + name + "' is there twice");
      }
    }
    once("task", tasks.keySet());
    once("setting", settings.stream().map(Setting::name).toList());
    once("seed", seeds);
    List<PlannedCell> firsts = new ArrayList<>();
    for (String task : tasks.keySet()) {
      for (Setting setting : settings) {
        firsts.add(new PlannedCell(new Cell(task, setting.name(), seeds.get(0)), recipe(task, tasks, setting, overrides)));
      }
    }
    List<PlannedCell> cells = new ArrayList<>();
    for (long seed : seeds) {
      for (PlannedCell first : firsts) {
        Cell cell = new Cell(first.cell().task(), first.cell().setting(), seed);
        cells.add(new PlannedCell(cell, first.recipe().withSeed(seed)));
      }
    }
    once("cell", cells.stream().map(planned -> planned.cell().name()).toList());
    return new TablePlan(List.copyOf(tasks.keySet()), settings, seeds, cells);
  }

  private static Recipe recipe(String task, Map<String, String> tasks, Setting setting, List<String> overrides) {
    List<String> all = new ArrayList<>(TaskOverrides.of(task, overrides, tasks.keySet()));
    all.addAll(TaskOverrides.of(task, setting.overrides(), tasks.keySet()));
    Recipe recipe;
    try {
      recipe = setting.variant().of(Recipes.open(tasks.get(task), all));
    } catch (IllegalArgumentException e) {
      throw new RecipeException(task + " under " + setting.name() + ": " + e.getMessage());
    }
    if (recipe.training().threads() > BareRun.THREADS) {
      throw new RecipeException(
          task + ": training.threads is " + recipe.training().threads() + ", but a table trains every cell on one thread, several cells at once;"
              + " --set training.threads=1");
    }
    return recipe;
  }

  private static void once(String what, Collection<?> names) {
    if (names.isEmpty()) {
      throw new RecipeException("a table needs at least one " + what);
    }
    Set<Object> seen = new HashSet<>();
    for (Object name : names) {
      if (!seen.add(name)) {
        throw new RecipeException("the " + what + " '" + name + "' is there twice");
      }
    }
  }
}
