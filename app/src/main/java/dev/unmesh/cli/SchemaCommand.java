package dev.unmesh.cli;

import dev.unmesh.run.recipe.Recipes;
import picocli.CommandLine.Command;

/** {@code unmesh schema}: the JSON Schema of recipes, so that editors complete and check them. */
@Command(name = "schema", description = "Print the JSON Schema of recipes, for editors.", mixinStandardHelpOptions = true)
final class SchemaCommand implements Runnable {
  @Override
  public void run() {
    System.out.println(Recipes.schema());
  }
}
