package dev.unmesh.cluster;

import dev.unmesh.wiring.Matrix;

/** The rule every clustering of a matrix keeps: at least one module, and no more than the smaller side has neurons. */
final class ModuleCount {
  private ModuleCount() {}

  static void check(Matrix weights, int modules) {
    int side = Math.min(weights.rows(), weights.columns());
    if (modules < 1 || modules > side) {
      throw new IllegalArgumentException(
          modules + " modules asked of a " + weights + ": choose 1 to " + side + ", the number of neurons on the smaller side");
    }
  }
}
