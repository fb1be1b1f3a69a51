package dev.unmesh.cluster;

/**
 * (I + D^-1/2 A D^-1/2) / 2 less its trivial eigenvector sqrt(s / 2m): positive semi-definite, with the eigenvectors of the
 * normalised adjacency matrix in the same order.
 */
final class NormalisedAdjacency implements SymmetricOperator {
  private final Graph graph;
  private final double[] inverseRoots;
  private final double[] trivial;

  /** Every node must have an edge. */
  NormalisedAdjacency(Graph graph) {
    this.graph = graph;
    this.inverseRoots = new double[graph.nodes()];
    this.trivial = new double[graph.nodes()];
    for (int i = 0; i < trivial.length; i++) {
      inverseRoots[i] = 1 / Math.sqrt(graph.strength(i));
      trivial[i] = Math.sqrt(graph.strength(i) / graph.total());
    }
  }

  @Override
  public int size() {
    return trivial.length;
  }

  @Override
  public void apply(float[][] x, float[][] y) {
    for (int c = 0; c < x.length; c++) {
      double along = 0;
      for (int i = 0; i < trivial.length; i++) {
        along += trivial[i] * x[c][i];
      }
      for (int i = 0; i < trivial.length; i++) {
        double sum = 0;
        for (int e = graph.start(i); e < graph.start(i + 1); e++) {
          int j = graph.neighbour(e);
          sum += graph.weight(e) * inverseRoots[j] * x[c][j];
        }
        y[c][i] = (float) (.5 * (x[c][i] + inverseRoots[i] * sum) - along * trivial[i]);
      }
    }
  }

  /** The same as a row-major matrix. */
  double[] dense() {
    int n = trivial.length;
    double[] matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i * n + j] = (i == j ? .5 : 0) - trivial[i] * trivial[j];
      }
      for (int e = graph.start(i); e < graph.start(i + 1); e++) {
        int j = graph.neighbour(e);
        matrix[i * n + j] += .5 * graph.weight(e) * inverseRoots[i] * inverseRoots[j];
      }
    }
    return matrix;
  }
}
