package dev.unmesh.train;

/**
 * Neuron swapping.
 *
 * @param every steps between swap searches
 * @param topK neurons tried in each group, those with the largest weights first
 * @param a the swap's own weight of distance: with A = 0 in the cost no swap would change it
 */
public record SwapOptions(long every, int topK, double a) {
  /** Every 200 steps, 5 neurons a group, A = 1. */
  public SwapOptions() {
    this(200, 5, 1);
  }

  public SwapOptions {
    if (every < 1 || topK < 1) {
      throw new IllegalArgumentException("swap: 'every' and 'topK' must be at least 1, were " + every + " and " + topK);
    }
    if (!(a >= 0 && Double.isFinite(a))) {
      throw new IllegalArgumentException("swap.a must be 0 or more, was " + a);
    }
  }
}
