package dev.unmesh.cli;

import dev.unmesh.run.RunException;
import dev.unmesh.run.RunFolder;
import dev.unmesh.run.RunRecord;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.RecipeDifference;
import dev.unmesh.run.recipe.Recipes;
import java.util.List;

/** A run goes on with the recipe it began with: another one given beside {@code --resume} is refused, naming what differs. */
final class RecipeChange {
  private RecipeChange() {}

  static void refuse(RunFolder folder, Recipe asked) {
    Recipe begun = Recipes.open(folder.recipe().toAbsolutePath().toString(), List.of());
    RecipeDifference.first(Recipes.tree(begun), Recipes.tree(named(folder, asked)))
        .ifPresent(
            what -> {
              throw new RunException(
                  "cannot resume " + folder.path() + " with a changed recipe: " + what + "; resume it as it is, or train under another --name");
            });
  }

  // what is recorded names the connections that patterns stood for
  private static Recipe named(RunFolder folder, Recipe asked) {
    try {
      return asked.on(asked.network().blueprint(RunRecord.read(folder).shape()).wiring());
    } catch (IllegalArgumentException e) {
      return asked; // another network, which is the difference to tell
    }
  }
}
