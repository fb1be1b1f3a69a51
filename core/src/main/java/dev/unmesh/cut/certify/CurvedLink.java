package dev.unmesh.cut.certify;

/** The same curve for every number. */
record CurvedLink(Curve curve, int width) implements Link {
  @Override
  public int in() {
    return width;
  }

  @Override
  public int out() {
    return width;
  }

  @Override
  public double[] value(double[] x) {
    double[] y = new double[width];
    for (int i = 0; i < width; i++) {
      y[i] = curve.value(x[i]);
    }
    return y;
  }

  @Override
  public double[] gradient(double[] x, double[] row) {
    double[] to = new double[width];
    for (int i = 0; i < width; i++) {
      to[i] = row[i] * curve.slope(x[i]);
    }
    return to;
  }

  @Override
  public Noisy noisy(Box in, double[] error) {
    return NoisyCurve.of(curve, in, error);
  }
}
