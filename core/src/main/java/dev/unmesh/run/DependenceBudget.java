package dev.unmesh.run;

import dev.unmesh.interpret.ModuleMask;
import dev.unmesh.interpret.dependence.LayerNumber;
import dev.unmesh.network.ParameterSpec;
import dev.unmesh.run.recipe.Recipe;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How much of the dependence on modules is asked unasked, at the end of training: a minute's work or so, counted in products, not in
 * seconds, so that the answer is the same everywhere.
 */
final class DependenceBudget {
  /** Weights times tokens, over all passes. */
  private static final double WORK = 1e12;
  private static final int MOST_TOKENS = 4096;
  private static final int FEWEST_TOKENS = 1024;
  private static final int MOST_DRAWS = 5;

  private DependenceBudget() {}

  /** All layers if there is time for them, else the middle one; empty if that would be too much as well. */
  static Optional<DependenceOptions> of(Recipe recipe, List<ParameterSpec> parameters, int modules) {
    int draws = Math.min(MOST_DRAWS, recipe.measures().draws());
    List<Integer> layers = List.copyOf(LayerNumber.grouped(recipe.divided()).keySet());
    if (layers.isEmpty()) {
      return Optional.empty();
    }
    long size = parameters.stream().mapToLong(ParameterSpec::size).sum();
    double aLayer = (double) size * ModuleMask.values().length * modules * (1 + draws);
    for (List<Integer> some : List.of(layers, List.of(layers.get(layers.size() / 2)))) {
      int tokens = (int) Math.min(MOST_TOKENS, WORK / (aLayer * some.size()));
      if (tokens >= FEWEST_TOKENS) {
        List<Integer> chosen = some.size() == layers.size() ? List.of() : some;
        return Optional.of(
            new DependenceOptions(
                OptionalInt.empty(), false, List.of(), chosen, Optional.empty(), tokens, draws, DependenceOptions.RESAMPLES, recipe.seed()));
      }
    }
    return Optional.empty();
  }
}
