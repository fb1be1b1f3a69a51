package dev.unmesh.train;

/**
 * Neuron swapping.
 *
 * @param every steps between swap searches
 * @param topK neurons tried in each group, those with the largest weights first
 * @param a the swap's own weight of distance: with A = 0 in the cost no swap would change it
 * @param moments whether the optimiser's moments move with the weights; false is the published code's slip, kept to be compared
 * @param until the fraction of training up to which neurons swap, in [0, 1]
 */
public record SwapOptions(long every, int topK, double a, boolean moments, double until) {
  /** Every 200 steps, 5 neurons a group, A = 1, moments and all, to the end. */
  public SwapOptions() {
    this(200, 5, 1);
  }

  /** The same with moments, to the end of training. */
  public SwapOptions(long every, int topK, double a) {
    this(every, topK, a, true, 1);
  }

  public SwapOptions {
    if (every < 1 || topK < 1) {
      throw new IllegalArgumentException("swap: 'every' and 'topK' must be at least 1, were " + every + " and " + topK);
    }
    if (!(a >= 0 && Double.isFinite(a))) {
      throw new IllegalArgumentException("swap.a must be 0 or more, was " + a);
    }
    if (!(until >= 0 && until <= 1)) {
      throw new IllegalArgumentException("swap.until is a fraction of training, 0 to 1, was " + until);
    }
  }

  public SwapOptions withA(double other) {
    return new SwapOptions(every, topK, other, moments, until);
  }
}
