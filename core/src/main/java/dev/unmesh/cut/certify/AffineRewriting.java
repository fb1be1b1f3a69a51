package dev.unmesh.cut.certify;

/**
 * Sums over M x + b as sums over x. Numbers that are exactly 0 all over the box, such as differences before the first changed weight, get no
 * factors.
 *
 * @param values where the first network's inputs may be other than 0
 * @param valueSize for each output the largest |M| |x| + |b| of the box
 * @param differenceSize the largest |N| |d| + |M - N| |x| + |b - c|
 */
record AffineRewriting(AffineStep step, Places values, Places differences, double[] valueSize, double[] differenceSize) implements Rewriting {
  static AffineRewriting of(AffineStep step, Joint in) {
    double[] x = in.first().magnitudes();
    double[] d = in.difference().magnitudes();
    Places values = Places.where(step.in(), i -> x[i] != 0);
    Places differences = Places.where(step.in(), i -> d[i] != 0);
    return new AffineRewriting(step, values, differences, sizes(step.first(), x), differenceSizes(step, x, d));
  }

  private static double[] sizes(AffineMap map, double[] of) {
    double[] sizes = map.timesMagnitude(of);
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] += Math.abs(map.bias()[i]);
    }
    return sizes;
  }

  private static double[] differenceSizes(AffineStep step, double[] x, double[] d) {
    double[] sizes = step.second().timesMagnitude(d);
    if (!step.same()) {
      double[] more = sizes(step.change(), x);
      for (int i = 0; i < sizes.length; i++) {
        sizes[i] += more[i];
      }
    }
    return sizes;
  }

  @Override
  public Rows back(Rows rows, Sums sums) {
    biases(rows.first(), step.first().bias(), valueSize, sums);
    biases(rows.difference(), step.change().bias(), differenceSize, sums);
    Panel first = step.first().transposed(rows.first(), values);
    if (!step.same() && rows.difference().places().count() > 0) {
      first.add(step.change().transposed(rows.difference(), values));
    }
    return new Rows(first, step.second().transposed(rows.difference(), differences));
  }

  private void biases(Panel panel, double[] bias, double[] size, Sums sums) {
    // M - N is itself rounded, and each factor is a sum over at most so many outputs
    double units = step.first().fanOut() + 4;
    for (int i = 0; i < panel.places().count(); i++) {
      int output = panel.places().at()[i];
      sums.add(panel.factors(), panel.start(i), bias[output], units * size[output]);
    }
  }
}
