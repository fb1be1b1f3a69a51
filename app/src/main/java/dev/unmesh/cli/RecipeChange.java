package dev.unmesh.cli;

import dev.unmesh.run.RunException;
import dev.unmesh.run.RunFolder;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.Recipes;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A run goes on with the recipe it began with: another one given beside {@code --resume} is refused, naming what differs. */
final class RecipeChange {
  private RecipeChange() {}

  static void refuse(RunFolder folder, Recipe asked) {
    Recipe begun = Recipes.open(folder.recipe().toAbsolutePath().toString(), List.of());
    difference("", Recipes.tree(begun), Recipes.tree(asked))
        .ifPresent(
            what -> {
              throw new RunException(
                  "cannot resume " + folder.path() + " with a changed recipe: " + what + "; resume it as it is, or train under another --name");
            });
  }

  static Optional<String> difference(String path, JsonNode before, JsonNode after) {
    if (before.isObject() && after.isObject()) {
      for (String key : before.propertyNames()) {
        if (after.has(key)) {
          Optional<String> below = difference(path.isEmpty() ? key : path + "." + key, before.get(key), after.get(key));
          if (below.isPresent()) {
            return below;
          }
        }
      }
    }
    return before.equals(after) ? Optional.empty() : Optional.of("'" + path + "' was " + before + " and is now " + after);
  }
}
