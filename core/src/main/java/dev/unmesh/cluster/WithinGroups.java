package dev.unmesh.cluster;

import java.util.Collection;

/**
 * A normalised adjacency seen apart from the groups its nodes lie in: (I - P) N (I - P), with P on the trivial vector of every group,
 * sqrt(s) within the group and 0 elsewhere. Its eigenvectors cannot tell one group from another, only nodes of the same group. With
 * one connection between two groups these are the eigenvectors of N itself.
 */
final class WithinGroups implements SymmetricOperator {
  private final NormalisedAdjacency whole;
  private final int[] group;
  private final double[] trivial;
  private final int groups;

  /** @param nodes of every group, -1 for a neuron that is no node; each node in one group */
  WithinGroups(NormalisedAdjacency whole, Graph graph, Collection<int[]> nodes) {
    this.whole = whole;
    this.group = new int[whole.size()];
    this.trivial = new double[whole.size()];
    this.groups = nodes.size();
    int g = 0;
    for (int[] members : nodes) {
      double total = 0;
      for (int node : members) {
        total += node < 0 ? 0 : graph.strength(node);
      }
      for (int node : members) {
        if (node >= 0) {
          group[node] = g;
          trivial[node] = Math.sqrt(graph.strength(node) / total);
        }
      }
      g++;
    }
  }

  @Override
  public int size() {
    return whole.size();
  }

  @Override
  public void apply(float[][] x, float[][] y) {
    float[][] projected = new float[x.length][];
    for (int c = 0; c < x.length; c++) {
      projected[c] = x[c].clone();
      project(projected[c]);
    }
    whole.apply(projected, y);
    for (int c = 0; c < x.length; c++) {
      project(y[c]);
    }
  }

  private void project(float[] x) {
    double[] along = new double[groups];
    for (int i = 0; i < x.length; i++) {
      along[group[i]] += trivial[i] * x[i];
    }
    for (int i = 0; i < x.length; i++) {
      x[i] -= (float) (along[group[i]] * trivial[i]);
    }
  }

  /** The same as a row-major matrix. */
  double[] dense() {
    int n = whole.size();
    double[] matrix = whole.dense();
    for (int i = 0; i < n; i++) {
      project(matrix, i * n, 1);
    }
    for (int j = 0; j < n; j++) {
      project(matrix, j, n);
    }
    return matrix;
  }

  private void project(double[] matrix, int from, int stride) {
    double[] along = new double[groups];
    for (int i = 0; i < trivial.length; i++) {
      along[group[i]] += trivial[i] * matrix[from + i * stride];
    }
    for (int i = 0; i < trivial.length; i++) {
      matrix[from + i * stride] -= along[group[i]] * trivial[i];
    }
  }
}
