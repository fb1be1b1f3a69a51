package dev.unmesh.cut.certify;

import java.util.Arrays;

/** @param weights out x in, row-major */
record DenseMap(int in, int out, double[] weights, double[] bias) implements AffineMap {
  @Override
  public double[] times(double[] x) {
    double[] y = new double[out];
    for (int i = 0; i < out; i++) {
      y[i] = dot(i * in, x);
    }
    return y;
  }

  // four sums at once: one would wait for itself
  private double dot(int at, double[] x) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int j = 0;
    for (; j + 4 <= in; j += 4) {
      a += weights[at + j] * x[j];
      b += weights[at + j + 1] * x[j + 1];
      c += weights[at + j + 2] * x[j + 2];
      d += weights[at + j + 3] * x[j + 3];
    }
    for (; j < in; j++) {
      a += weights[at + j] * x[j];
    }
    return (a + b) + (c + d);
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
  public Panel transposed(Panel rows, Places wanted) {
    int[] outputs = rows.places().at();
    Panel to = Panel.zero(wanted, rows.sums());
    for (int slot = 0; slot < wanted.count(); slot++) {
      int input = wanted.at()[slot];
      int i = 0;
      for (; i + 4 <= outputs.length; i += 4) {
        Axpy.add(
            rows.factors(),
            rows.start(i),
            weights[outputs[i] * in + input],
            weights[outputs[i + 1] * in + input],
            weights[outputs[i + 2] * in + input],
            weights[outputs[i + 3] * in + input],
            to.factors(),
            to.start(slot),
            rows.sums());
      }
      for (; i < outputs.length; i++) {
        Axpy.add(rows.factors(), rows.start(i), weights[outputs[i] * in + input], to.factors(), to.start(slot), rows.sums());
      }
    }
    return to;
  }

  @Override
  public boolean zero() {
    return Arrays.stream(weights).allMatch(x -> x == 0) && Arrays.stream(bias).allMatch(x -> x == 0);
  }

  @Override
  public int fanOut() {
    return out;
  }

  @Override
  public AffineMap minus(AffineMap other) {
    DenseMap that = (DenseMap) other;
    return new DenseMap(in, out, Box.difference(weights, that.weights), Box.difference(bias, that.bias));
  }

  @Override
  public int[] terms(boolean[] live) {
    int[] terms = new int[out];
    for (int i = 0, at = 0; i < out; i++) {
      for (int j = 0; j < in; j++, at++) {
        terms[i] += live[j] && weights[at] != 0 ? 1 : 0;
      }
      terms[i]++; // the bias
    }
    return terms;
  }

  @Override
  public int terms() {
    return in + 1;
  }
}
