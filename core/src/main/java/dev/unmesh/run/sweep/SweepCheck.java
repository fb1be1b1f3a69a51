package dev.unmesh.run.sweep;

import dev.unmesh.run.BareRun;
import dev.unmesh.run.recipe.RecipeException;
import dev.unmesh.run.recipe.Recipes;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.DownloadListener;
import dev.unmesh.task.Task;
import dev.unmesh.task.Tasks;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether every point's recipe suits its task: found out before hours of training; downloads come one after another. */
public final class SweepCheck {
  private SweepCheck() {}

  /** @throws RecipeException naming the first trial whose recipe does not suit its task */
  public static void of(SweepPlan plan, DataFolder data, DownloadListener listener) {
    Map<String, Map<SweepPoint, Trial>> byTask = new LinkedHashMap<>();
    for (Trial trial : plan.trials()) {
      // seeds of one point differ in nothing that could fail
      String task = Recipes.tree(trial.recipe()).get("task").toString();
      byTask.computeIfAbsent(task, of -> new LinkedHashMap<>()).putIfAbsent(trial.point(), trial);
    }
    for (Map<SweepPoint, Trial> points : byTask.values()) {
      Trial first = points.values().iterator().next();
      Task task = Tasks.open(first.recipe().task(), first.seed(), data, listener);
      points.values().forEach(trial -> check(plan, trial, task));
    }
  }

  private static void check(SweepPlan plan, Trial trial, Task task) {
    try {
      BareRun.check(trial.recipe(), task);
    } catch (RecipeException e) {
      String which = trial.point().text();
      throw new RecipeException(plan.file() + (which.isEmpty() ? "" : ", trial " + which) + ": " + e.getMessage());
    }
  }
}
