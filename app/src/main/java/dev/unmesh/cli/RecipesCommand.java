package dev.unmesh.cli;

import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.Recipes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unmesh recipes}: what can be trained out of the box. */
@Command(name = "recipes", description = "List what can be trained out of the box, or show one recipe.", mixinStandardHelpOptions = true)
final class RecipesCommand implements Runnable {
  @Parameters(index = "0", arity = "0..1", paramLabel = "RECIPE", description = "show this recipe's YAML, to copy and change")
  String recipe;

  @Option(names = "--json", description = "the list as JSON")
  boolean json;

  @Override
  public void run() {
    if (recipe != null) {
      Recipes.open(recipe, List.of());
      System.out.print(Recipes.bundled(recipe));
    } else if (json) {
      List<Map<String, String>> all = new ArrayList<>();
      Recipes.BUNDLED.forEach(name -> all.add(Map.of("name", name, "description", Recipes.open(name, List.of()).description())));
      Json.print(all);
    } else {
      for (String name : Recipes.BUNDLED) {
        Recipe bundled = Recipes.open(name, List.of());
        System.out.printf("%-26s %s%n", name, bundled.description());
      }
      System.out.println("\nTrain one:  unmesh train independence        Change it:  unmesh recipes independence > mine.yaml");
    }
  }
}
