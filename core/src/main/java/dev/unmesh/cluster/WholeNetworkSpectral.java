package dev.unmesh.cluster;

import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.Set;
import java.util.function.Supplier;

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
 * <p>In a chain of three matrices or more whose modules are weak those eigenvectors tell early layers from late ones before they tell
 * modules, and whole layers come out as modules. {@code withinGroups} leaves that out: N is then projected off the trivial vector of
 * every group, not of the network only. Of two groups it makes no difference.
 *
 * @param restarts starts of k-means, of which the best counts
 * @param withinGroups whether modules are to be told by differences between neurons of a group only
 */
public record WholeNetworkSpectral(int restarts, boolean withinGroups) {
  private static final int DENSE_SIDE = 96;
  private static final double TOLERANCE = 1e-6;

  public WholeNetworkSpectral {
    if (restarts < 1) {
      throw new IllegalArgumentException("spectral clustering needs at least 1 restart, was " + restarts);
    }
  }

  /** As Filan et al. */
  public WholeNetworkSpectral(int restarts) {
    this(restarts, false);
  }

  /** As Filan et al., ten restarts. */
  public WholeNetworkSpectral() {
    this(10);
  }

  /**
   * @param whole groups shared by all modules, often inputs and outputs: left out, with their connections
   * @return a label for every neuron of every other group, the same for all of an attention head; -1 for neurons left without weight
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
    return WholeHeads.in(wiring, neurons.partition(labels(neurons, modules, seed), modules));
  }

  /** The module of each node of a network's graph. */
  public int[] labels(NeuronGraph neurons, int modules, long seed) {
    Graph graph = neurons.graph();
    if (!withinGroups || modules == 1) {
      return labels(graph, modules, seed);
    }
    WithinGroups operator = new WithinGroups(new NormalisedAdjacency(graph), graph, neurons.groups());
    return labels(graph, largest(operator, operator::dense, modules - 1, seed), modules, seed);
  }

  /** The module of each node, numbered by first appearance; every node must have an edge. */
  int[] labels(Graph graph, int modules, long seed) {
    if (modules == 1) {
      return new int[graph.nodes()];
    }
    NormalisedAdjacency operator = new NormalisedAdjacency(graph);
    return labels(graph, largest(operator, operator::dense, modules - 1, seed), modules, seed);
  }

  private static SymmetricEigen largest(SymmetricOperator operator, Supplier<double[]> dense, int count, long seed) {
    return operator.size() <= DENSE_SIDE
        ? SymmetricEigen.largest(dense.get(), operator.size(), count)
        : new BlockKrylov(operator, count, TOLERANCE, seed).solve();
  }

  private int[] labels(Graph graph, SymmetricEigen eigen, int modules, long seed) {
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
