package dev.unmesh.cut.certify;

/**
 * The largest of each window in floats: no error is larger than the window's largest.
 *
 * @param rest of each output
 */
record NoisyPool(double[] rest, Places inputs) implements Noisy {
  static NoisyPool of(PooledLink link, Box in, double[] error) {
    double[] rest = new double[link.out()];
    for (int i = 0; i < rest.length; i++) {
      int[] window = link.window(i);
      rest[i] = error[PooledLink.largest(error, window)];
    }
    return new NoisyPool(rest, Places.where(error.length, i -> false));
  }

  @Override
  public double[] errors() {
    return rest;
  }

  @Override
  public Panel back(Panel rows, Sums sums) {
    for (int i = 0; i < rows.places().count(); i++) {
      double error = rest[rows.places().at()[i]];
      sums.add(rows.factors(), rows.start(i), error, -error, 0);
    }
    return Panel.zero(inputs, rows.sums());
  }
}
