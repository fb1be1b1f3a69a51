package dev.unmesh.cut.certify;

/** y_i = scale_i x_i + bias_i. */
record ScaleMap(double[] scale, double[] bias) implements AffineMap {
  @Override
  public int in() {
    return scale.length;
  }

  @Override
  public int out() {
    return scale.length;
  }

  @Override
  public double[] times(double[] x) {
    double[] y = new double[scale.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = scale[i] * x[i];
    }
    return y;
  }

  @Override
  public double[] timesMagnitude(double[] x) {
    double[] y = new double[scale.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.abs(scale[i]) * x[i];
    }
    return y;
  }

  @Override
  public double[] transposed(double[] row) {
    return times(row);
  }

  @Override
  public AffineMap minus(AffineMap other) {
    ScaleMap that = (ScaleMap) other;
    return new ScaleMap(Box.difference(scale, that.scale), Box.difference(bias, that.bias));
  }

  @Override
  public int terms() {
    return 2;
  }
}
