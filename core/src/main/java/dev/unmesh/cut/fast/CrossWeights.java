package dev.unmesh.cut.fast;

import dev.unmesh.wiring.CrossModule;

/** Weights between modules, which no form in blocks could hold. */
final class CrossWeights {
  private CrossWeights() {}

  /** @throws IllegalArgumentException if a weight between modules is not exactly 0 */
  static void refuse(DenseLayers.Layer layer, int[] columns, int[] rows) {
    long live = 0;
    float largest = 0;
    for (int i = 0; i < layer.out(); i++) {
      for (int j = 0; j < layer.in(); j++) {
        float weight = layer.weight()[i * layer.in() + j];
        if (weight != 0 && CrossModule.crosses(rows, i, columns, j)) {
          live++;
          largest = Math.max(largest, Math.abs(weight));
        }
      }
    }
    if (live > 0) {
      throw new IllegalArgumentException(
          "'" + layer.name() + "' has " + live + " weights between modules that are not 0 (the largest " + largest
              + "): blocks would answer differently; train with a gate, or take wiring.CrossModule.without(weights)");
    }
  }
}
