package dev.unmesh.cluster;

import dev.unmesh.wiring.Matrix;
import java.util.SplittableRandom;

/**
 * The null model of clusterability: what a matrix would be if its weights knew nothing of modules, with strong rows and columns
 * still strong. Over live rows and columns the entries of
 *
 * <pre>W_ij / sqrt(r_i c_j),   r_i = sum_j |W_ij|,  c_j = sum_i |W_ij|</pre>
 *
 * are shuffled and the scales multiplied back; in expectation row i keeps strength in proportion to sqrt(r_i). Shuffling raw entries
 * instead would make module-free matrices with uneven rows look strangely unmodular. Safe to share between threads.
 */
public final class ScaleKeepingShuffle {
  private final BipartiteGraph graph;
  private final double[] rowScales;
  private final double[] columnScales;
  private final float[] scaled;

  /** @throws IllegalArgumentException if a weight is not finite */
  public ScaleKeepingShuffle(Matrix weights) {
    graph = BipartiteGraph.of(weights);
    rowScales = roots(graph.rowDegrees());
    columnScales = roots(graph.columnDegrees());
    scaled = new float[rowScales.length * columnScales.length];
    for (int i = 0, at = 0; i < rowScales.length; i++) {
      for (int j = 0; j < columnScales.length; j++, at++) {
        scaled[at] = (float) (weights.at(graph.rows()[i], graph.columns()[j]) / rowScales[i] / columnScales[j]);
      }
    }
  }

  /** One matrix drawn from the null model; rows and columns without weight stay so. */
  public Matrix draw(long seed) {
    Matrix weights = graph.signal();
    float[] entries = scaled.clone();
    shuffle(entries, new SplittableRandom(seed));
    float[] values = new float[weights.values().length];
    for (int i = 0, at = 0; i < rowScales.length; i++) {
      int row = graph.rows()[i] * weights.columns();
      for (int j = 0; j < columnScales.length; j++, at++) {
        values[row + graph.columns()[j]] = (float) (entries[at] * rowScales[i] * columnScales[j]);
      }
    }
    return new Matrix(weights.rows(), weights.columns(), values);
  }

  private static void shuffle(float[] entries, SplittableRandom random) {
    for (int i = entries.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      float kept = entries[i];
      entries[i] = entries[j];
      entries[j] = kept;
    }
  }

  private static double[] roots(double[] degrees) {
    double[] roots = new double[degrees.length];
    for (int i = 0; i < roots.length; i++) {
      roots[i] = Math.sqrt(degrees[i]);
    }
    return roots;
  }
}
