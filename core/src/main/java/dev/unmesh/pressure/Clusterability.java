package dev.unmesh.pressure;

import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.PairPartition;

/**
 * Clusterability, the share of squared weight that lies inside modules:
 *
 * <pre>C(W; U, V) = sum_c sum_{i in U_c, j in V_c} W_ij^2 / sum_ij W_ij^2,  in [0, 1]</pre>
 *
 * Enmeshment is 1 - C. Source: Golechha et al. 2025, "Modular Training of Neural Networks aids Interpretability", section 3.
 */
public final class Clusterability {
  private Clusterability() {}

  /** C of a matrix under a partition of its rows and columns; NaN for an all-zero matrix. */
  public static double of(Matrix matrix, PairPartition partition) {
    checkFits(matrix, partition);
    float[] values = matrix.values();
    double inside = 0;
    double total = 0;
    for (int i = 0, at = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++, at++) {
        double square = (double) values[at] * values[at];
        total += square;
        if (partition.within(i, j)) {
          inside += square;
        }
      }
    }
    return total == 0 ? Double.NaN : inside / total;
  }

  /**
   * C expected of i.i.d. weights: sum_c |U_c| |V_c| / (m n), which is 1/k for equal blocks. Rows and columns of no module (those
   * without weight, where modules were discovered) count neither above nor below the line: they hold nothing that C could see.
   * 0 where none is left.
   */
  public static double sizeChance(PairPartition partition) {
    long[] rows = new long[partition.modules()];
    long[] columns = new long[partition.modules()];
    int[] rowLabels = partition.rows();
    int[] columnLabels = partition.columns();
    for (int label : rowLabels) {
      if (label >= 0) {
        rows[label]++;
      }
    }
    for (int label : columnLabels) {
      if (label >= 0) {
        columns[label]++;
      }
    }
    double inside = 0;
    long liveRows = 0;
    long liveColumns = 0;
    for (int c = 0; c < rows.length; c++) {
      inside += (double) rows[c] * columns[c];
      liveRows += rows[c];
      liveColumns += columns[c];
    }
    return inside == 0 ? 0 : inside / ((double) liveRows * liveColumns);
  }

  private static void checkFits(Matrix matrix, PairPartition partition) {
    if (partition.rows().length != matrix.rows() || partition.columns().length != matrix.columns()) {
      throw new IllegalArgumentException("a " + matrix + " does not fit " + partition);
    }
  }
}
