package dev.unmesh.measure;

import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.PairPartition;
import java.util.OptionalDouble;

/**
 * C expected if rows and columns met at random in proportion to their strength:
 *
 * <pre>sum_c mass(U_c) mass(V_c) / mass^2,   mass = squared weight, as in C itself</pre>
 *
 * It is C exactly when W_ij^2 = a_i b_j. Source: the configuration model of Newman's modularity, on the bipartite graph.
 */
public final class MassChance {
  private MassChance() {}

  /** Empty for an all-zero matrix. */
  public static OptionalDouble of(Matrix matrix, PairPartition partition) {
    double[] rows = new double[partition.modules()];
    double[] columns = new double[partition.modules()];
    double mass = 0;
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        double square = (double) matrix.at(i, j) * matrix.at(i, j);
        mass += square;
        if (partition.row(i) >= 0) {
          rows[partition.row(i)] += square;
        }
        if (partition.column(j) >= 0) {
          columns[partition.column(j)] += square;
        }
      }
    }
    double chance = 0;
    for (int c = 0; c < rows.length; c++) {
      chance += rows[c] / mass * (columns[c] / mass);
    }
    return mass == 0 ? OptionalDouble.empty() : OptionalDouble.of(chance);
  }
}
