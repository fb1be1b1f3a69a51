package dev.unmesh.train;

/** In what precision the loss of a step is worked out from the network's outputs, which are floats. */
public enum LossPrecision {
  SINGLE,
  /**
   * On LibTorch. Below some 1e-6 a cross-entropy in floats only knows multiples of 1.2e-7, and most examples have no gradient left:
   * long full-batch training under weight decay then drifts or jumps. Source: Nanda et al. 2023, "Progress measures for grokking via
   * mechanistic interpretability" (arXiv 2301.05217), and its code.
   */
  DOUBLE
}
