package dev.unmesh.interpret.circuit;

/** What stands in for an edge that is not in a circuit: its weight times this, instead of times what its column carries. */
public enum EdgeAblation {
  /** Nothing. */
  ZERO,
  /** What the column carries in the full model on average over the examples. */
  MEAN,
  /** What the column carries in the full model on another example, drawn at random. */
  RESAMPLE
}
