package dev.unmesh.interpret.circuit;

/** What the first layer's columns carry, in float32 where that is all of it: there is much of it. Immutable. */
sealed interface ReadColumns {
  static ReadColumns of(double[][] columns) {
    float[][] narrow = new float[columns.length][columns[0].length];
    for (int c = 0; c < narrow.length; c++) {
      for (int n = 0; n < narrow[c].length; n++) {
        narrow[c][n] = (float) columns[c][n];
        if (narrow[c][n] != columns[c][n]) {
          return new Wide(columns);
        }
      }
    }
    return new Narrow(narrow);
  }

  /** z += weight times a column. */
  void add(double[] z, double weight, int column);

  /** As an engine computes it. */
  record Narrow(float[][] columns) implements ReadColumns {
    @Override
    public void add(double[] z, double weight, int column) {
      float[] y = columns[column];
      for (int n = 0; n < z.length; n++) {
        z[n] += weight * y[n];
      }
    }
  }

  /** Less what stands in for ablated edges. */
  record Wide(double[][] columns) implements ReadColumns {
    @Override
    public void add(double[] z, double weight, int column) {
      double[] y = columns[column];
      for (int n = 0; n < z.length; n++) {
        z[n] += weight * y[n];
      }
    }
  }
}
