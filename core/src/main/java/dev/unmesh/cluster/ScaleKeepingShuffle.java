package dev.unmesh.cluster;

import dev.unmesh.wiring.Matrix;
import java.util.Arrays;
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
  /** Up to so many entries they are kept in double precision and shuffled in place; more are worked out anew for each draw. */
  private static final long MOST_KEPT = 1 << 20;

  private final BipartiteGraph graph;
  private final double[] rowScales;
  private final double[] columnScales;
  private final double[] scaled;

  /** @throws IllegalArgumentException if a weight is not finite */
  public ScaleKeepingShuffle(Matrix weights) {
    this(weights, .5);
  }

  private ScaleKeepingShuffle(Matrix weights, double power) {
    graph = BipartiteGraph.of(weights);
    rowScales = powers(graph.rowDegrees(), power);
    columnScales = powers(graph.columnDegrees(), power);
    scaled = (long) rowScales.length * columnScales.length <= MOST_KEPT ? scaled(weights) : null;
  }

  private double[] scaled(Matrix weights) {
    double[] all = new double[rowScales.length * columnScales.length];
    for (int i = 0, at = 0; i < rowScales.length; i++) {
      for (int j = 0; j < columnScales.length; j++, at++) {
        all[at] = weights.at(graph.rows()[i], graph.columns()[j]) / rowScales[i] / columnScales[j];
      }
    }
    return all;
  }

  /**
   * The same with W_ij / (r_i c_j): row i keeps strength in proportion to r_i itself. Louvain turns what is left of uneven scales
   * into communities, so that against the roots module-free networks with uneven neurons would look modular.
   */
  public static ScaleKeepingShuffle fullScales(Matrix weights) {
    return new ScaleKeepingShuffle(weights, 1);
  }

  /** One matrix drawn from the null model; rows and columns without weight stay so. */
  public Matrix draw(long seed) {
    Matrix weights = graph.signal();
    if (scaled == null) {
      return drawLarge(weights, seed);
    }
    double[] entries = scaled.clone();
    shuffle(entries, new SplittableRandom(seed));
    float[] values = new float[weights.values().length];
    for (int i = 0, at = 0; i < rowScales.length; i++) {
      int row = graph.rows()[i] * weights.columns();
      for (int j = 0; j < columnScales.length; j++, at++) {
        double value = entries[at] * rowScales[i] * columnScales[j];
        values[row + graph.columns()[j]] = (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
      }
    }
    return new Matrix(weights.rows(), weights.columns(), values);
  }

  private Matrix drawLarge(Matrix weights, long seed) {
    int live = columnScales.length;
    int count = rowScales.length * live;
    float[] entries =
        BucketShuffle.of(count)
            .shuffled(
                rowScales.length,
                live,
                (i, line) -> {
                  for (int j = 0; j < live; j++) {
                    line[j] = (float) (weights.at(graph.rows()[i], graph.columns()[j]) / rowScales[i] / columnScales[j]);
                  }
                },
                seed);
    boolean whole = count == weights.values().length;
    float[] values = whole ? entries : new float[weights.values().length];
    for (int i = 0, at = 0; i < rowScales.length; i++) {
      int row = graph.rows()[i] * weights.columns();
      for (int j = 0; j < live; j++, at++) {
        double value = entries[at] * rowScales[i] * columnScales[j];
        values[row + graph.columns()[j]] = (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
      }
    }
    return new Matrix(weights.rows(), weights.columns(), values);
  }

  private static void shuffle(double[] entries, SplittableRandom random) {
    for (int i = entries.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      double kept = entries[i];
      entries[i] = entries[j];
      entries[j] = kept;
    }
  }

  private static double[] powers(double[] degrees, double power) {
    return Arrays.stream(degrees).map(degree -> Math.pow(degree, power)).toArray();
  }
}
