package dev.unmesh.cut.certify;

/** @param weights out x in, row-major */
record DenseMap(int in, int out, double[] weights, double[] bias) implements AffineMap {
  @Override
  public double[] times(double[] x) {
    double[] y = new double[out];
    for (int i = 0, at = 0; i < out; i++) {
      double sum = 0;
      for (int j = 0; j < in; j++, at++) {
        sum += weights[at] * x[j];
      }
      y[i] = sum;
    }
    return y;
  }

  @Override
  public double[] timesMagnitude(double[] x) {
    double[] y = new double[out];
    for (int i = 0, at = 0; i < out; i++) {
      double sum = 0;
      for (int j = 0; j < in; j++, at++) {
        sum += Math.abs(weights[at]) * x[j];
      }
      y[i] = sum;
    }
    return y;
  }

  @Override
  public double[] transposed(double[] row) {
    double[] x = new double[in];
    for (int i = 0; i < out; i++) {
      double factor = row[i];
      if (factor != 0) {
        int at = i * in;
        for (int j = 0; j < in; j++) {
          x[j] += factor * weights[at + j];
        }
      }
    }
    return x;
  }

  @Override
  public AffineMap minus(AffineMap other) {
    DenseMap that = (DenseMap) other;
    return new DenseMap(in, out, Box.difference(weights, that.weights), Box.difference(bias, that.bias));
  }

  @Override
  public int terms() {
    return in + 1;
  }
}
