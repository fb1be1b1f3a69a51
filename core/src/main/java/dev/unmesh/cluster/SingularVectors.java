package dev.unmesh.cluster;

/**
 * The leading singular pairs of a {@link BipartiteGraph}'s normalised matrix after the trivial one, largest first: u_2, u_3, .. and
 * v_2, v_3, .. over its live rows and columns. Pairs of value 0 come as zero vectors.
 */
record SingularVectors(double[] values, double[][] left, double[][] right) {
  /** Below this side all eigenvalues of the Gram matrix cost less than a Krylov space. */
  private static final int DENSE_SIDE = 96;

  private static final double TOLERANCE = 1e-4;

  static SingularVectors of(BipartiteGraph graph, int count, long seed, Workers workers) {
    PanelMatrix matrix = graph.deflated(workers);
    PanelMatrix transposed = new PanelMatrix(matrix.columns(), matrix.rows());
    workers.run(transposed.panels(), panel -> transposed.transposePanel(panel, matrix));
    return matrix.rows() <= matrix.columns()
        ? wide(matrix, transposed, count, seed, workers)
        : wide(transposed, matrix, count, seed, workers).swapped();
  }

  private static SingularVectors wide(PanelMatrix matrix, PanelMatrix transposed, int count, long seed, Workers workers) {
    int rows = matrix.rows();
    GramOperator operator = new GramOperator(matrix, transposed, workers);
    SymmetricEigen eigen =
        rows <= DENSE_SIDE
            ? SymmetricEigen.largest(gram(transposed), rows, count)
            : new BlockKrylov(operator, count, TOLERANCE, seed).solve();
    float[][] left = new float[count][rows];
    for (int p = 0; p < count; p++) {
      for (int i = 0; i < rows; i++) {
        left[p][i] = (float) eigen.vectors()[p][i];
      }
    }
    return scaled(eigen, operator.transposedTimes(left));
  }

  /** v = M^T u / sigma. */
  private static SingularVectors scaled(SymmetricEigen eigen, float[][] images) {
    int count = images.length;
    double[] values = new double[count];
    double[][] left = new double[count][];
    double[][] right = new double[count][images[0].length];
    for (int p = 0; p < count; p++) {
      double sigma = Math.sqrt(Math.max(0, eigen.values()[p]));
      if (sigma < 1e-6) {
        left[p] = new double[eigen.vectors()[p].length];
        continue;
      }
      values[p] = sigma;
      left[p] = eigen.vectors()[p];
      for (int j = 0; j < right[p].length; j++) {
        right[p][j] = images[p][j] / sigma;
      }
    }
    return new SingularVectors(values, left, right);
  }

  private SingularVectors swapped() {
    return new SingularVectors(values, right, left);
  }

  /** M M^T as a sum of outer products of M's columns, which are the transpose's rows. */
  private static double[] gram(PanelMatrix transposed) {
    int rows = transposed.columns();
    double[][] gram = new double[rows][rows];
    double[] line = new double[rows];
    for (int j = 0; j < transposed.rows(); j++) {
      transposed.row(j, line);
      for (int i = 0; i < rows; i++) {
        addTo(gram[i], line[i], line);
      }
    }
    double[] flat = new double[rows * rows];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(gram[i], 0, flat, i * rows, rows);
    }
    return flat;
  }

  private static void addTo(double[] y, double a, double[] x) {
    for (int i = 0; i < y.length; i++) {
      y[i] += a * x[i];
    }
  }
}
