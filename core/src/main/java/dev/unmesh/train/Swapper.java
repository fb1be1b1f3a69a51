package dev.unmesh.train;

import dev.unmesh.wiring.Wiring;
import java.util.Optional;

/** Swaps. */
final class Swapper {
  Swapper(TrainingPlan plan, Wiring wiring) {}

  Optional<Integer> after(long step, double fraction, Learner learner) {
    return Optional.empty();
  }
}
