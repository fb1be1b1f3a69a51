package dev.unmesh.interpret.circuit;

/** How circuits are looked for. */
public enum MethodKind {
  GREEDY(new GreedyMethod()),
  ATTRIBUTION(RankedMethods.ATTRIBUTION),
  INTEGRATED_GRADIENTS(RankedMethods.INTEGRATED_GRADIENTS),
  ACDC(new AcdcMethod()),
  /** The baseline: units drawn by lot. */
  RANDOM(RankedMethods.RANDOM),
  /** All subsets, of networks with at most 20 units. */
  EXHAUSTIVE(new ExhaustiveMethod());

  private final CircuitMethod method;

  MethodKind(CircuitMethod method) {
    this.method = method;
  }

  CircuitMethod method() {
    return method;
  }
}
