package dev.unmesh.run;

import dev.unmesh.run.SpecialisationControl.Role;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.RecipeDifference;
import dev.unmesh.run.recipe.Recipes;
import java.util.List;

/** Whether a run can stand beside another as its control, found out before anything is measured. */
final class ControlCheck {
  private ControlCheck() {}

  /** @throws RunException if it is the same run, answers another question, or was trained with what it should be without */
  static void check(LoadedRun run, LoadedRun control, Role role) {
    String option = role == Role.PLAIN ? "--plain" : "--without";
    if (run.folder().path().toAbsolutePath().normalize().equals(control.folder().path().toAbsolutePath().normalize())) {
      throw new RunException(control.folder().path() + " cannot be its own control: " + option + " asks for another net, " + wanted(role));
    }
    String task = task(run);
    String other = task(control);
    if (!task.equals(other)) {
      throw new RunException(
          control.folder().path() + " learns " + other + ", " + run.folder().path() + " learns " + task + ": the control of " + option
              + " has to be of the same task");
    }
    List<String> classes = RunClasses.of(run.record());
    List<String> others = RunClasses.of(control.record());
    if (!classes.equals(others)) {
      throw new RunException(
          "the runs tell different classes apart, " + run.folder().path() + " " + String.join(", ", classes) + ", " + control.folder().path()
              + " " + String.join(", ", others) + ": the control of " + option + " has to be of the same task");
    }
    if (role == Role.WITHOUT && !run.recipe().specialise().isEmpty() && !control.recipe().specialise().isEmpty()) {
      throw new RunException(
          control.folder().path() + " was itself trained to specialise its modules: --without asks for " + wanted(role)
              + "; train it with --set 'specialise=[]'");
    }
  }

  /** The keys by which the control was trained differently; what is meant to differ, and what is only measured, is left out. */
  static List<String> differs(Recipe run, Recipe control, Role role) {
    return RecipeDifference.keys(Recipes.tree(run), Recipes.tree(control)).stream()
        .filter(key -> !key.equals("name") && !key.equals("description") && !key.startsWith("measures"))
        .filter(key -> role == Role.PLAIN || !key.startsWith("specialise"))
        .toList();
  }

  private static String wanted(Role role) {
    return role == Role.PLAIN ? "one trained for the same task with nothing pressing" : "the same net trained without the pressure";
  }

  private static String task(LoadedRun run) {
    return run.record().tree().path("task").path("name").asString("");
  }
}
