package dev.unmesh.network;

/**
 * How a forward pass runs: training (dropout on, batch statistics) or evaluation. Randomness comes from the seed and the step
 * alone, so that a resumed run draws what the uninterrupted one drew.
 */
public record Pass(boolean training, long seed, long step) {
  public static final Pass EVALUATION = new Pass(false, 0, 0);

  public static Pass training(long seed, long step) {
    return new Pass(true, seed, step);
  }

  /** A seed for one layer's random draws in this pass. */
  public long seedFor(String layer) {
    return Seeds.mix(seed, step, layer.hashCode());
  }
}
