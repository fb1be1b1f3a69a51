package dev.unmesh.interpret.circuit;

import java.util.Optional;

/** What a circuit must keep low: a number read from the last layer's values, [place][example], 0 or near it for the full model. */
interface Objective {
  /** The value, in float64 by StrictMath, examples in order. */
  double value(double[][] outputs);

  /** What is known of the value near some outputs; empty where nothing is, as for ranks. */
  Optional<Anchor> anchor(double[][] outputs);

  /** First and second derivatives, where there are any: what attributions are made of. */
  default boolean isSmooth() {
    return true;
  }
}
