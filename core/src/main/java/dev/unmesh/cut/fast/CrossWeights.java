package dev.unmesh.cut.fast;

/** Weights between modules, which no form in blocks could hold. */
final class CrossWeights {
  private CrossWeights() {}

  /** Whether a weight lies between two modules, or is that of a neuron of no module; never where either end is whole. */
  static boolean crosses(int[] columns, int column, int[] rows, int row) {
    int to = rows == null ? 0 : rows[row];
    int from = columns == null ? 0 : columns[column];
    return to < 0 || from < 0 || rows != null && columns != null && to != from;
  }

  /** @throws IllegalArgumentException if a weight between modules is not exactly 0 */
  static void refuse(DenseLayers.Layer layer, int[] columns, int[] rows) {
    long live = 0;
    float largest = 0;
    for (int i = 0; i < layer.out(); i++) {
      for (int j = 0; j < layer.in(); j++) {
        float weight = layer.weight()[i * layer.in() + j];
        if (weight != 0 && crosses(columns, j, rows, i)) {
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
