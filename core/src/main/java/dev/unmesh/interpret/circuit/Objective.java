package dev.unmesh.interpret.circuit;

import java.util.Optional;

/** What a circuit must keep low: a number read from the last layer's values, [place][example], 0 or near it for the full model. */
interface Objective {
  /** The value, in float64 by StrictMath, examples in order. */
  double value(double[][] outputs);

  /** The value up to rounding, by whatever is quickest. */
  default double quick(double[][] outputs) {
    return value(outputs);
  }

  /** What is known of the value near some outputs; empty where nothing is, as for ranks. */
  Optional<Anchor> anchor(double[][] outputs);
}
