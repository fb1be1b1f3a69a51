package dev.unmesh.interpret.circuit;

/** Probabilities of outputs, in float64 by StrictMath. */
final class Softmax {
  private Softmax() {}

  /** [place][example], a copy. */
  static double[][] of(double[][] outputs) {
    double[][] p = new double[outputs.length][outputs[0].length];
    for (int n = 0; n < p[0].length; n++) {
      double log = LogSum.of(outputs, n);
      for (int o = 0; o < p.length; o++) {
        p[o][n] = StrictMath.exp(outputs[o][n] - log);
      }
    }
    return p;
  }

  /** x log x, 0 at 0. */
  static double xLogX(double x) {
    return x > 0 ? x * StrictMath.log(x) : 0;
  }
}
