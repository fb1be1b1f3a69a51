package dev.unmesh.train;

import dev.unmesh.pressure.ConnectionCost;
import dev.unmesh.pressure.NeuronSwap;
import dev.unmesh.pressure.SwapSearch;
import dev.unmesh.pressure.Swaps;
import dev.unmesh.wiring.Wiring;
import java.util.List;
import java.util.Optional;

/** Swaps neurons every so many steps, by the recipe's connection cost under the swap's own A. */
final class Swapper {
  private final Optional<SwapOptions> options;
  private final Optional<SwapSearch> search;

  Swapper(TrainingPlan plan, Wiring wiring) {
    this.options = plan.swap();
    this.search = options.map(swap -> NeuronSwap.of(cost(plan.pressures(), swap), swap.topK()).on(wiring));
  }

  // the reduction and the connections with an A of their own are those of the cost trained with, if there is one
  private static ConnectionCost cost(List<PressureOptions> pressures, SwapOptions swap) {
    return pressures.stream()
        .filter(ConnectionCostOptions.class::isInstance)
        .map(ConnectionCostOptions.class::cast)
        .findFirst()
        .map(ConnectionCostOptions::cost)
        .orElseGet(() -> ConnectionCost.of(swap.a(), 0))
        .withA(swap.a());
  }

  /** Searches if it is time after {@code steps} of {@code total} steps; says which swaps were made. */
  Optional<Swaps> after(long steps, long total, Learner learner) {
    if (search.isEmpty() || steps % options.orElseThrow().every() != 0 || steps > options.get().until() * total) {
      return Optional.empty();
    }
    Swaps swaps = search.get().find(learner.weights());
    if (!swaps.isEmpty()) {
      learner.permute(swaps.permutation(), options.get().moments());
    }
    return Optional.of(swaps);
  }
}
