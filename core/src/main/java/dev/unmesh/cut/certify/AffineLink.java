package dev.unmesh.cut.certify;

/** y = M x + b. With the other network's N x + c, the difference is N d + (M - N) x + b - c, x being the first network's. */
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
  public Joint through(Link other, Joint in) {
    AffineMap that = ((AffineLink) other).map;
    AffineMap change = map.minus(that);
    Box first = in.first().through(map);
    Box second = in.second().through(that);
    // from either side: N d + (M - N) x, or M d + (M - N) x' with the second network's x'
    Box one = in.difference().through(linear(that)).plus(in.first().through(change));
    Box two = in.difference().through(linear(map)).plus(in.second().through(change));
    return new Joint(first, second, one.and(two)).tightened();
  }

  private static AffineMap linear(AffineMap map) {
    return new Unbiased(map);
  }

  @Override
  public Rows over(Link other, Joint in, Rows rows, LinearSum sum) {
    AffineMap that = ((AffineLink) other).map;
    for (int i = 0; i < map.out(); i++) {
      sum.add(rows.first()[i] * map.bias()[i]);
      sum.add(rows.difference()[i] * (map.bias()[i] - that.bias()[i]));
    }
    double[] first = map.transposed(rows.first());
    double[] change = map.minus(that).transposed(rows.difference());
    for (int i = 0; i < first.length; i++) {
      first[i] += change[i];
    }
    return new Rows(first, that.transposed(rows.difference()));
  }
}
