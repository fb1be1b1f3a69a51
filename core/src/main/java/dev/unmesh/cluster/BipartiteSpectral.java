package dev.unmesh.cluster;

import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.PairPartition;
import java.util.Arrays;

/**
 * Joint spectral clustering of the rows and columns of a matrix, by one k-means over both:
 *
 * <pre>A = |S|,  A~ = D_U^-1/2 A D_V^-1/2,  Z = [D_U^-1/2 u_2..u_k; D_V^-1/2 v_2..v_k]</pre>
 *
 * with D_U, D_V the row and column sums of A and u_i, v_i the singular vectors of A~, the trivial first pair left out. A module's
 * rows and columns come out together, so nothing is left to pair. Rows and columns without weight get -1. Where only l &lt; k live
 * rows or columns are left there are l modules and the others stay empty. Source: Dhillon 2001, "Co-clustering documents and words
 * using bipartite spectral graph partitioning", section 4.
 *
 * @param restarts starts of k-means, of which the best counts
 * @param threads used for large matrices; the result does not depend on it
 */
public record BipartiteSpectral(int restarts, int threads) implements PairClustering {
  /** Below this number of weights a second thread costs more than it saves. */
  private static final int WORTH_THREADS = 200_000;

  public BipartiteSpectral {
    if (restarts < 1 || threads < 1) {
      throw new IllegalArgumentException("spectral clustering needs at least 1 restart and 1 thread, was " + restarts + " and " + threads);
    }
  }

  /** Ten restarts on one thread. */
  public BipartiteSpectral() {
    this(10, 1);
  }

  @Override
  public PairPartition cluster(Matrix weights, int modules, long seed) {
    ModuleCount.check(weights, modules);
    BipartiteGraph graph = BipartiteGraph.of(weights);
    int[] labels = new int[graph.rows().length + graph.columns().length];
    int found = Math.min(modules, graph.side());
    if (found > 1) {
      try (Workers workers = new Workers(weights.values().length < WORTH_THREADS ? 1 : threads)) {
        SingularVectors vectors = SingularVectors.of(graph, found - 1, seed, workers);
        int[] clusters = KMeans.cluster(embedding(graph, vectors), found, restarts, seed, workers);
        labels = KMeans.numberedByAppearance(clusters, found);
      }
    }
    int rows = graph.rows().length;
    return new PairPartition(
        modules,
        BipartiteGraph.spread(Arrays.copyOf(labels, rows), graph.rows(), weights.rows()),
        BipartiteGraph.spread(Arrays.copyOfRange(labels, rows, labels.length), graph.columns(), weights.columns()));
  }

  @Override
  public PairClustering withThreads(int number) {
    return new BipartiteSpectral(restarts, number);
  }

  @Override
  public String name() {
    return "bipartite-spectral";
  }

  /** Z, dimension by dimension, rows of the matrix first. */
  private static double[][] embedding(BipartiteGraph graph, SingularVectors vectors) {
    int rows = graph.rows().length;
    double[][] z = new double[vectors.values().length][rows + graph.columns().length];
    for (int d = 0; d < z.length; d++) {
      for (int i = 0; i < rows; i++) {
        z[d][i] = vectors.left()[d][i] / Math.sqrt(graph.rowDegrees()[i]);
      }
      for (int j = 0; j < graph.columns().length; j++) {
        z[d][rows + j] = vectors.right()[d][j] / Math.sqrt(graph.columnDegrees()[j]);
      }
    }
    return z;
  }
}
