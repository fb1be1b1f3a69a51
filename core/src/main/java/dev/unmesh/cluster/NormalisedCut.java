package dev.unmesh.cluster;

import java.util.Arrays;

/**
 * How much of their weight the parts of a graph lose when they are cut apart:
 *
 * <pre>n-cut = sum_c cut(c, rest) / vol(c),   vol(c) = sum of the strengths of c's nodes</pre>
 *
 * 0 for parts without an edge between them, at most k. Parts without strength do not count. Source: Shi and Malik 2000, "Normalized cuts
 * and image segmentation"; of neural networks Filan et al. 2021, "Clusterability in Neural Networks", section 2.
 */
public final class NormalisedCut {
  private NormalisedCut() {}

  /** @param parts a number from 0 for every node */
  public static double of(Graph graph, int[] parts) {
    int count = Arrays.stream(parts).max().orElse(-1) + 1;
    double[] volumes = new double[count];
    double[] cuts = new double[count];
    for (int i = 0; i < graph.nodes(); i++) {
      volumes[parts[i]] += graph.strength(i);
      for (int e = graph.start(i); e < graph.start(i + 1); e++) {
        cuts[parts[i]] += parts[graph.neighbour(e)] == parts[i] ? 0 : graph.weight(e);
      }
    }
    double sum = 0;
    for (int c = 0; c < count; c++) {
      sum += volumes[c] == 0 ? 0 : cuts[c] / volumes[c];
    }
    return sum;
  }
}
