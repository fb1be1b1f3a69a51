package dev.unmesh.cut.certify;

import java.util.Arrays;

/**
 * y_i = scale_i x_i + bias_i.
 *
 * @param biasSize where a bias is a sum, the sum of its terms' sizes
 */
record ScaleMap(double[] scale, double[] bias, double[] biasSize) implements AffineMap {
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
  public Panel transposed(Panel rows, Places wanted) {
    Panel to = Panel.zero(wanted, rows.sums());
    for (int i = 0; i < rows.places().count(); i++) {
      int slot = wanted.slot()[rows.places().at()[i]];
      if (slot >= 0) {
        Axpy.add(rows.factors(), rows.start(i), scale[rows.places().at()[i]], to.factors(), to.start(slot), rows.sums());
      }
    }
    return to;
  }

  @Override
  public boolean zero() {
    return Arrays.stream(scale).allMatch(x -> x == 0) && Arrays.stream(bias).allMatch(x -> x == 0);
  }

  // the engine works gain / sqrt(variance + epsilon) and the shift out in floats
  @Override
  public int roundings() {
    return 8;
  }

  @Override
  public int fanOut() {
    return 1;
  }

  @Override
  public AffineMap minus(AffineMap other) {
    ScaleMap that = (ScaleMap) other;
    return new ScaleMap(Box.difference(scale, that.scale), Box.difference(bias, that.bias), biasSize);
  }

  @Override
  public boolean mixes() {
    return false;
  }

  @Override
  public int terms() {
    return 2;
  }
}
