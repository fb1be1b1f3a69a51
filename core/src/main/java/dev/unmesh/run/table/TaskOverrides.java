package dev.unmesh.run.table;

import dev.unmesh.format.NearestName;
import dev.unmesh.run.recipe.RecipeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Overrides of which some are for one task only: {@code mnist-2d/training.steps=1000}. */
final class TaskOverrides {
  private TaskOverrides() {}

  /**
   * Those that bear on a task, in order.
   *
   * @throws RecipeException if one is for a task that the table has not
   */
  static List<String> of(String task, List<String> overrides, Collection<String> tasks) {
    List<String> own = new ArrayList<>();
    for (String override : overrides) {
      int equals = override.indexOf('=');
      int slash = override.lastIndexOf('/', equals < 0 ? override.length() : equals);
      if (slash < 0) {
        own.add(override);
        continue;
      }
      String only = override.substring(0, slash).strip();
      if (!tasks.contains(only)) {
        throw new RecipeException(
            "'" + override + "' is for the task '" + only + "', which is none of the table's: " + String.join(", ", tasks)
                + NearestName.hint(only, tasks));
      }
      if (only.equals(task)) {
        own.add(override.substring(slash + 1));
      }
    }
    return own;
  }
}
