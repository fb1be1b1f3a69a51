package dev.unmesh.cut.certify;

/** y += a x on stretches of arrays: what most of the time goes into. */
final class Axpy {
  private Axpy() {}

  static void add(double[] x, int from, double a, double[] y, int to, int length) {
    if (a == 0) {
      return;
    }
    for (int i = 0; i < length; i++) {
      y[to + i] += a * x[from + i];
    }
  }

  /** The same for four stretches of x, one after another. */
  static void add(double[] x, int from, double a, double b, double c, double d, double[] y, int to, int length) {
    if (a == 0 && b == 0 && c == 0 && d == 0) {
      return;
    }
    int second = from + length;
    int third = second + length;
    int fourth = third + length;
    for (int i = 0; i < length; i++) {
      y[to + i] += a * x[from + i] + b * x[second + i] + (c * x[third + i] + d * x[fourth + i]);
    }
  }
}
