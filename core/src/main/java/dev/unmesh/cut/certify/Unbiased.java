package dev.unmesh.cut.certify;

/** The same map with a bias of 0. */
record Unbiased(AffineMap map, double[] bias) implements AffineMap {
  Unbiased(AffineMap map) {
    this(map, new double[map.out()]);
  }

  @Override
  public int in() {
    return map.in();
  }

  @Override
  public int out() {
    return map.out();
  }

  @Override
  public double[] times(double[] x) {
    return map.times(x);
  }

  @Override
  public double[] timesMagnitude(double[] x) {
    return map.timesMagnitude(x);
  }

  @Override
  public double[] transposed(double[] row) {
    return map.transposed(row);
  }

  @Override
  public AffineMap minus(AffineMap other) {
    return new Unbiased(map.minus(((Unbiased) other).map));
  }

  @Override
  public int terms() {
    return map.terms();
  }
}
