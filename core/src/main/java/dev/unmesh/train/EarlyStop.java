package dev.unmesh.train;

import dev.unmesh.wiring.Partition;
import java.util.Optional;
import java.util.function.Supplier;

/** Ends a run that does not get better on held-out examples any more, and keeps the best weights. Not safe for use by several threads. */
final class EarlyStop {
  private final TrainingOptions options;
  private Optional<BestSoFar> best;

  /** @param best so far, if the run goes on from a checkpoint */
  EarlyStop(TrainingOptions options, Optional<BestSoFar> best) {
    this.options = options;
    this.best = best;
  }

  /** Takes note of an evaluation. @param model asked only if it is the best so far */
  void evaluated(long step, double loss, Supplier<LearnerState> model, Optional<Partition> partition) {
    if (options.patience() == 0 || step < options.patienceFrom()) {
      return;
    }
    if (best.isEmpty() || loss < best.get().loss() - options.minImprovement()) {
      best = Optional.of(new BestSoFar(step, loss, 0, model.get(), partition));
    } else {
      best = best.map(BestSoFar::missed);
    }
  }

  /** Whether patience has run out. */
  boolean isOver() {
    return best.isPresent() && best.get().since() >= options.patience();
  }

  /** The best evaluation; empty where none is kept. */
  Optional<BestSoFar> best() {
    return best;
  }
}
