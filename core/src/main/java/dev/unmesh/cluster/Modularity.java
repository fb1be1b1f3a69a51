package dev.unmesh.cluster;

import java.util.Arrays;

/**
 * Newman's modularity of a division of a graph into communities:
 *
 * <pre>Q = 1/2m sum_ij (A_ij - s_i s_j / 2m) delta(c_i, c_j),   s_i = sum_j A_ij,  2m = sum_i s_i</pre>
 *
 * Source: Newman 2004, "Analysis of weighted networks", equation 9.
 */
public final class Modularity {
  private Modularity() {}

  /**
   * Q, in [-1/2, 1]; NaN for a graph without edges.
   *
   * @param communities a number from 0 for every node
   */
  public static double of(Graph graph, int[] communities) {
    double[] strengths = new double[Arrays.stream(communities).max().orElse(-1) + 1];
    double inside = 0;
    for (int i = 0; i < graph.nodes(); i++) {
      strengths[communities[i]] += graph.strength(i);
      for (int e = graph.start(i); e < graph.start(i + 1); e++) {
        if (communities[graph.neighbour(e)] == communities[i]) {
          inside += graph.weight(e);
        }
      }
    }
    double expected = 0;
    for (double s : strengths) {
      expected += s / graph.total() * (s / graph.total());
    }
    return inside / graph.total() - expected;
  }
}
