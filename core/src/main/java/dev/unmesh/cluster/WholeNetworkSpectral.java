package dev.unmesh.cluster;

import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.Set;

/**
 * One module for every neuron of a network, by normalised spectral clustering of its whole {@link NeuronGraph}:
 *
 * <pre>N = D^-1/2 A D^-1/2,  Z = D^-1/2 [x_2 .. x_k]</pre>
 *
 * with x_i the eigenvectors to the largest eigenvalues of N, the trivial first one left out, and one k-means over the rows of Z. On a
 * network of one connection this is {@link BipartiteSpectral}. Kernels count by their L2 norm, folds and blocks are summed on to the
 * neuron they belong to, and groups in lockstep go with their leader. Source: Filan et al. 2021, "Clusterability in Neural
 * Networks", section 2, with Dhillon's k - 1 vectors.
 *
 * @param restarts starts of k-means, of which the best counts
 */
public record WholeNetworkSpectral(int restarts) {
  private static final int DENSE_SIDE = 96;
  private static final double TOLERANCE = 1e-6;

  public WholeNetworkSpectral {
    if (restarts < 1) {
      throw new IllegalArgumentException("spectral clustering needs at least 1 restart, was " + restarts);
    }
  }

  /** Ten restarts. */
  public WholeNetworkSpectral() {
    this(10);
  }

  /**
   * @param whole groups shared by all modules, often inputs and outputs: left out, with their connections
   * @return a label for every neuron of every other group; -1 for neurons left without weight
   * @throws IllegalArgumentException if k is less than 1 or more than the neurons there are to divide, a weight is not finite, or
   *     no weight is left
   */
  public Partition partition(Wiring wiring, Weights weights, Set<String> whole, int modules, long seed) {
    NeuronGraph neurons = NeuronGraph.of(wiring, connection -> Matrix.l2(connection, weights), whole);
    int nodes = neurons.graph().nodes();
    if (nodes == 0) {
      throw new IllegalArgumentException(
          "nothing to cluster: no weight between groups that are to be divided"
              + (whole.isEmpty() ? "" : "; leave fewer whole than " + whole));
    }
    if (modules < 1 || modules > nodes) {
      throw new IllegalArgumentException(modules + " modules asked of " + nodes + " neurons with weights: choose 1 to " + nodes);
    }
    return neurons.partition(labels(neurons.graph(), modules, seed), modules);
  }

  /** The module of each node, numbered by first appearance; every node must have an edge. */
  int[] labels(Graph graph, int modules, long seed) {
    if (modules == 1) {
      return new int[graph.nodes()];
    }
    NormalisedAdjacency operator = new NormalisedAdjacency(graph);
    SymmetricEigen eigen =
        graph.nodes() <= DENSE_SIDE
            ? SymmetricEigen.largest(operator.dense(), graph.nodes(), modules - 1)
            : new BlockKrylov(operator, modules - 1, TOLERANCE, seed).solve();
    double[][] z = new double[modules - 1][graph.nodes()];
    for (int d = 0; d < modules - 1; d++) {
      for (int i = 0; i < graph.nodes(); i++) {
        z[d][i] = eigen.vectors()[d][i] / Math.sqrt(graph.strength(i));
      }
    }
    try (Workers workers = new Workers(1)) {
      return KMeans.numberedByAppearance(KMeans.cluster(z, modules, restarts, seed, workers), modules);
    }
  }
}
