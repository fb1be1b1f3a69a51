package dev.unmesh.cluster;

import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.PairPartition;
import java.util.Arrays;

/**
 * The published authors' clustering, kept only so that its failure can be shown: k singular vectors with the trivial one among
 * them, k-means on the rows of U and on the rows of V separately, row cluster c paired with column cluster c by the number k-means
 * happened to give. Even on a perfectly modular matrix its C is about chance. Source: the notebooks to Golechha et al. 2025.
 */
public record LabelPairing() implements PairClustering {
  private static final int RESTARTS = 10;

  @Override
  public PairPartition cluster(Matrix weights, int modules, long seed) {
    ModuleCount.check(weights, modules);
    BipartiteGraph graph = BipartiteGraph.of(weights);
    int found = Math.min(modules, graph.side());
    int[] rows = new int[graph.rows().length];
    int[] columns = new int[graph.columns().length];
    if (found > 1) {
      try (Workers workers = new Workers(1)) {
        SingularVectors vectors = SingularVectors.of(graph, found - 1, seed, workers);
        rows = side(vectors.left(), graph.rowDegrees(), graph.mass(), found, Seeds.derive(seed, 0), workers);
        columns = side(vectors.right(), graph.columnDegrees(), graph.mass(), found, Seeds.derive(seed, 1), workers);
      }
    }
    return new PairPartition(
        modules,
        BipartiteGraph.spread(rows, graph.rows(), weights.rows()),
        BipartiteGraph.spread(columns, graph.columns(), weights.columns()));
  }

  @Override
  public String name() {
    return "label-pairing";
  }

  private static int[] side(double[][] vectors, double[] degrees, double mass, int modules, long seed, Workers workers) {
    double[][] points = new double[modules][];
    points[0] = Arrays.stream(degrees).map(degree -> Math.sqrt(degree / mass)).toArray();
    System.arraycopy(vectors, 0, points, 1, modules - 1);
    return KMeans.cluster(points, modules, RESTARTS, seed, workers);
  }
}
