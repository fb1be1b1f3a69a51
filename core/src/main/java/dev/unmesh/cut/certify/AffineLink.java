package dev.unmesh.cut.certify;

/** y = M x + b. */
record AffineLink(AffineMap map) implements Link {
  @Override
  public int in() {
    return map.in();
  }

  @Override
  public int out() {
    return map.out();
  }

  @Override
  public double[] value(double[] x) {
    double[] y = map.times(x);
    for (int i = 0; i < y.length; i++) {
      y[i] += map.bias()[i];
    }
    return y;
  }

  @Override
  public double[] gradient(double[] x, double[] row) {
    return map.transposed(row);
  }

  @Override
  public Noisy noisy(Box in, double[] error) {
    return NoisyAffine.of(map, in, error);
  }
}
