package dev.unmesh.run;

import dev.unmesh.run.SpecialisationControl.Role;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.RecipeException;
import dev.unmesh.run.recipe.Recipes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a recipe's control runs are trained by: all else equal, without what presses. */
public final class ControlRecipes {
  private static final int DIGEST = 8;

  private ControlRecipes() {}

  /**
   * The recipe without its {@code specialise} terms, or, where it has none, without its pressures; none where nothing presses. And a plain
   * net: one of its own recipe, trained for this task with this seed as long, or this network with nothing that divides or presses.
   *
   * @param plain the plain net's recipe, if it is to be another network
   * @throws RecipeException if the recipe has no modules to be measured, or the plain net's is of another kind of task
   */
  public static Map<Role, Recipe> of(Recipe recipe, Optional<Recipe> plain) {
    if (recipe.modules().isEmpty()) {
      throw new RecipeException(
          "recipe " + recipe.name() + ": there is no 'modules' section, so there are no modules for controls to stand beside");
    }
    if (plain.isPresent() && !plain.get().task().name().equals(recipe.task().name())) {
      throw new RecipeException(
          "recipe " + plain.get().name() + " learns " + plain.get().task().name() + ", recipe " + recipe.name() + " "
              + recipe.task().name() + ": the plain net has to be of the same task");
    }
    Map<Role, Recipe> controls = new EnumMap<>(Role.class);
    controls.put(
        Role.PLAIN,
        plain
            .map(other -> other.trainedAs(recipe))
            .orElseGet(
                () -> recipe.part(recipe.name() + "-plain", "a control of " + recipe.name() + ": nothing divides or presses", recipe.network())));
    boolean terms = !recipe.specialise().isEmpty();
    if (terms || !recipe.pressures().isEmpty()) {
      String what = "a control of " + recipe.name() + ": the same without " + (terms ? "'specialise'" : "'pressures'");
      controls.put(Role.WITHOUT, recipe.pressedBy(recipe.name() + "-without", what, terms ? recipe.pressures() : List.of(), List.of()));
    }
    return controls;
  }

  /** What a control's run is called: the same for the same recipe. */
  public static String name(Recipe control) {
    return control.name() + "-s" + control.seed() + "-" + Digest.of(Recipes.tree(control).toString()).substring(0, DIGEST);
  }
}
