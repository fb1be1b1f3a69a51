package dev.unmesh.pressure;

/** How a penalty gathers a layer's weights: BIMT sums them in the symbolic tasks and takes each layer's mean elsewhere. */
public enum Reduction {
  SUM,
  MEAN;

  /** The factor on each of {@code count} weights. */
  double factor(long count) {
    return this == SUM ? 1 : 1.0 / count;
  }
}
