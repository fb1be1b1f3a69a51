package dev.unmesh.task;

/** How far a network's outputs are from the targets. */
public enum Loss {
  /** Mean over examples and outputs of the squared difference; a class counts as a one-hot vector. */
  MEAN_SQUARED_ERROR,
  /**
   * Mean over examples of the negative log softmax probability of the right class; where there is a target at every position, mean
   * over all positions that are not masked.
   */
  CROSS_ENTROPY
}
