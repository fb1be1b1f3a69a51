package dev.unmesh.run.recipe;

import dev.unmesh.format.NearestName;
import dev.unmesh.train.ConnectionCostOptions;
import dev.unmesh.train.PressureOptions;
import dev.unmesh.train.SwapOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of BIMT's ablation table: what is left of a recipe's connection cost and swaps. Source: Liu, Gan, Tegmark 2023,
 * arXiv 2305.08746, section 3.
 */
public enum Variant {
  /** No pressure, no swaps. */
  NONE,
  /** Every connection costs the same however long (A = 0); no swaps. */
  L1,
  /** Long connections cost more; no swaps. */
  L1_LOCAL,
  /** A = 0 in what is trained with; neurons swap by the recipe's A. */
  L1_SWAP,
  /** The recipe as written. */
  BIMT;

  /** @throws RecipeException if there is no such variant */
  public static Variant named(String name) {
    List<String> known = Arrays.stream(values()).map(Variant::written).toList();
    int at = known.indexOf(name);
    if (at < 0) {
      throw new RecipeException("no variant '" + name + "'" + NearestName.hint(name, known) + " (known: " + String.join(", ", known) + ")");
    }
    return values()[at];
  }

  /** As written in names and on the command line: l1-swap. */
  public String written() {
    return Kinds.written(this);
  }

  /**
   * The recipe changed, named after both: {@code two-moons-l1-swap}.
   *
   * @throws RecipeException if the recipe has no connection cost, or lacks what the variant keeps
   */
  public Recipe of(Recipe recipe) {
    ConnectionCostOptions cost =
        recipe.pressures().stream()
            .filter(ConnectionCostOptions.class::isInstance)
            .map(ConnectionCostOptions.class::cast)
            .findFirst()
            .orElseThrow(
                () -> new RecipeException("recipe " + recipe.name() + " has no connection-cost pressure, so it has no variant '" + written() + "'"));
    Optional<SwapOptions> swap =
        switch (this) {
          case NONE, L1, L1_LOCAL -> Optional.empty();
          case L1_SWAP -> Optional.of(swap(recipe, cost));
          case BIMT -> recipe.swap();
        };
    return recipe.with(recipe.name() + "-" + written(), pressures(recipe), swap);
  }

  private SwapOptions swap(Recipe recipe, ConnectionCostOptions cost) {
    cost.aOf().forEach(
        (connection, own) -> {
          if (own != 0) {
            throw new RecipeException(
                "recipe " + recipe.name() + " gives connection '" + connection + "' an A of its own, " + own
                    + ": variant 'l1-swap' needs one A for all that have a length, or 0");
          }
        });
    return recipe
        .swap()
        .orElseThrow(() -> new RecipeException("recipe " + recipe.name() + " has no 'swap' section, so it has no variant 'l1-swap'"))
        .withA(cost.a());
  }

  private List<PressureOptions> pressures(Recipe recipe) {
    return switch (this) {
      case NONE -> List.of();
      case L1, L1_SWAP -> recipe.pressures().stream().map(this::withoutLength).toList();
      case L1_LOCAL, BIMT -> recipe.pressures();
    };
  }

  // where neurons swap, connections without a length (an A of 0 of their own) stay so in the swap
  private PressureOptions withoutLength(PressureOptions pressure) {
    if (!(pressure instanceof ConnectionCostOptions cost)) {
      return pressure;
    }
    return cost.withA(0, this == L1_SWAP ? cost.aOf() : Map.of());
  }
}
