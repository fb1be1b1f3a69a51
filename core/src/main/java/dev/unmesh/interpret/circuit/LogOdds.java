package dev.unmesh.interpret.circuit;

/** m = l_y - log sum_{o != y} exp(l_o): how strongly the last layer's values speak for a place against all others. */
final class LogOdds {
  private LogOdds() {}

  /** dm/dl: [place][example]. */
  static double[][] gradient(double[][] outputs, int place) {
    double[][] gradient = new double[outputs.length][outputs[0].length];
    for (int n = 0; n < outputs[0].length; n++) {
      double rest = LogSum.of(outputs, n, place);
      for (int o = 0; o < outputs.length; o++) {
        gradient[o][n] = o == place ? 1 : -StrictMath.exp(outputs[o][n] - rest);
      }
    }
    return gradient;
  }

  /** s (1 - s) with s = sigmoid(m), the place's softmax probability: one an example. */
  static double[] variance(double[][] outputs, int place) {
    double[] p = Softmax.of(outputs)[place];
    for (int n = 0; n < p.length; n++) {
      p[n] *= 1 - p[n];
    }
    return p;
  }
}
