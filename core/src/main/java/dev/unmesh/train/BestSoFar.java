package dev.unmesh.train;

import dev.unmesh.wiring.Partition;
import java.util.Optional;

/**
 * The evaluation with the lowest test loss so far, and the network as it was then.
 *
 * @param since evaluations taken since that were no better
 * @param model parameters and buffers, without moments
 * @param partition the modules, if they were known
 */
public record BestSoFar(long step, double loss, int since, LearnerState model, Optional<Partition> partition) {
  /** After one more evaluation that was no better. */
  BestSoFar missed() {
    return new BestSoFar(step, loss, since + 1, model, partition);
  }
}
