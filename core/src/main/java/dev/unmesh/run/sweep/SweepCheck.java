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
import java.util.stream.Collectors;

/** Whether every setting's recipe suits its task: found out before hours of training; downloads come one after another. */
public final class SweepCheck {
  private SweepCheck() {}

  /** @throws RecipeException naming the first trial whose recipe does not suit its task */
  public static void of(SweepPlan plan, DataFolder data, DownloadListener listener) {
    Map<String, Map<String, Trial>> byTask = new LinkedHashMap<>();
    for (Trial trial : plan.trials()) {
      // seeds of one setting differ in nothing that could fail
      byTask.computeIfAbsent(Recipes.tree(trial.recipe()).get("task").toString(), task -> new LinkedHashMap<>()).putIfAbsent(setting(trial), trial);
    }
    for (Map<String, Trial> settings : byTask.values()) {
      Trial first = settings.values().iterator().next();
      Task task = Tasks.open(first.recipe().task(), first.seed(), data, listener);
      settings.forEach((setting, trial) -> check(plan, setting, trial, task));
    }
  }

  private static void check(SweepPlan plan, String setting, Trial trial, Task task) {
    try {
      BareRun.check(trial.recipe(), task);
    } catch (RecipeException e) {
      throw new RecipeException(plan.file() + (setting.isEmpty() ? "" : ", trial " + setting) + ": " + e.getMessage());
    }
  }

  private static String setting(Trial trial) {
    return trial.setting().entrySet().stream().map(key -> key.getKey() + "=" + Values.text(key.getValue())).collect(Collectors.joining(", "));
  }
}
