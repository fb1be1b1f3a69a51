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
  public double[] floatError(Box in, double[] error) {
    // |M| e + gamma (|M| (|x| + e) + |b|), for sums in any order
    double gamma = FloatRounding.gamma(map.terms() + map.roundings());
    double[] sizes = new double[error.length];
    double largest = 0;
    for (int i = 0; i < sizes.length; i++) {
      double size = in.magnitude(i) + error[i];
      sizes[i] = error[i] + gamma * size;
      largest = Math.max(largest, size);
    }
    double[] errors = map.timesMagnitude(sizes);
    double[] biases = map.biasSize();
    double vanished = (map.terms() + map.roundings()) * FloatRounding.LEAST * (1 + largest);
    for (int i = 0; i < errors.length; i++) {
      errors[i] = FloatRounding.OUTWARD * (errors[i] + gamma * biases[i] + vanished);
    }
    return errors;
  }
}
