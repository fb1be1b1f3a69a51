package dev.unmesh.cluster;

/**
 * The leading singular pairs of a {@link BipartiteGraph}'s normalised matrix after the trivial one, largest first: u_2, u_3, .. and
 * v_2, v_3, .. over its live rows and columns. Pairs of value 0 come as zero vectors.
 */
record SingularVectors(double[] values, double[][] left, double[][] right) {
  /** Below this side all eigenvalues of the Gram matrix cost less than a Krylov space. */
  private static final int DENSE_SIDE = 96;

  private static final double TOLERANCE = 1e-5;

  static SingularVectors of(BipartiteGraph graph, int count, long seed, Workers workers) {
    int rows = graph.rows().length;
    int columns = graph.columns().length;
    float[] matrix = graph.deflated();
    float[] transposed = GramOperator.transpose(matrix, rows, columns);
    return rows <= columns
        ? wide(matrix, transposed, rows, columns, count, seed, workers)
        : wide(transposed, matrix, columns, rows, count, seed, workers).swapped();
  }

  private static SingularVectors wide(
      float[] matrix, float[] transposed, int rows, int columns, int count, long seed, Workers workers) {
    GramOperator operator = new GramOperator(matrix, transposed, rows, columns, workers);
    SymmetricEigen eigen =
        rows <= DENSE_SIDE
            ? SymmetricEigen.largest(gram(transposed, rows, columns), rows, count)
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

  /** M M^T as a sum of outer products of M's columns, which are the transpose's lines. */
  private static double[] gram(float[] transposed, int rows, int columns) {
    double[] gram = new double[rows * rows];
    double[] line = new double[rows];
    for (int j = 0; j < columns; j++) {
      for (int i = 0; i < rows; i++) {
        line[i] = transposed[j * rows + i];
      }
      for (int i = 0; i < rows; i++) {
        double a = line[i];
        int at = i * rows;
        for (int l = 0; l < rows; l++) {
          gram[at + l] += a * line[l];
        }
      }
    }
    return gram;
  }
}
