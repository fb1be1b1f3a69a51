package dev.unmesh.run;

import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.Recipes;
import dev.unmesh.task.Task;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Whether a run can go on to the weights it would have had: its recipe and its data must still be those it began with. */
final class Unchanged {
  private Unchanged() {}

  /** @throws RunException if recipe.yaml was edited, or a data file is another one, since the run began */
  static void check(RunFolder folder, RunRecord record, Recipe recipe, Task task) {
    JsonNode provenance = record.tree().path("provenance");
    if (provenance.has("recipe") && !Recipes.tree(begun(provenance.get("recipe"))).equals(Recipes.tree(recipe))) {
      throw new RunException(
          "cannot resume " + folder.path() + ": its recipe.yaml was changed since it began; put it back as it was, or train it under another --name");
    }
    checkData(folder, record, task, "resume");
  }

  // bound anew: a key that a later version added stands at its default
  private static Recipe begun(JsonNode recipe) {
    return Recipes.parse("run.json, provenance", recipe.toString(), List.of());
  }

  /** @throws RunException if a data file is another one than when the run began; {@code act} is what cannot be done then */
  static void checkData(RunFolder folder, RunRecord record, Task task, String act) {
    for (JsonNode now : Provenance.data(task)) {
      for (JsonNode then : record.tree().path("provenance").path("data")) {
        if (then.path("file").equals(now.path("file")) && !then.path("sha256").equals(now.path("sha256"))) {
          throw new RunException(
              "cannot " + act + " " + folder.path() + ": the data file " + now.path("file").asString()
                  + " is not the one it began with (its SHA-256 differs); put that one back, or train under another --name");
        }
      }
    }
  }
}
