package dev.unmesh.run;

import dev.unmesh.interpret.circuit.CircuitOptions;
import dev.unmesh.interpret.circuit.MethodKind;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.task.DataFolder;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/** The circuits a recipe asks for, searched once its run has finished; those found before are left as they are. */
public final class RecipeCircuits {
  private RecipeCircuits() {}

  /**
   * Does nothing where the recipe asks for none. Says so, and does no more, where the task has no classes or the network no part that can
   * be searched.
   *
   * @throws StoppedException if stopped; the same call goes on
   */
  public static void search(RunFolder folder, Recipe recipe, DataFolder data, RunListener listener, BooleanSupplier stop) {
    Optional<MethodKind> method = recipe.measures().circuits();
    if (method.isEmpty()) {
      return;
    }
    try {
      CircuitRun.of(folder, CircuitOptions.usual(method.get()), OptionalInt.empty(), OptionalInt.empty(), false, data, listener, stop);
    } catch (RunException e) {
      listener.note("measures.circuits: none searched: " + e.getMessage());
    }
  }
}
