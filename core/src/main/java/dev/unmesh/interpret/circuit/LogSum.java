package dev.unmesh.interpret.circuit;

/** log sum_o exp(outputs[o][n]) in float64, places in order, one place left out if asked: by StrictMath, or quicker by Math, a rounding apart. */
final class LogSum {
  private LogSum() {}

  static double of(double[][] outputs, int n, int without) {
    double most = Double.NEGATIVE_INFINITY;
    for (int o = 0; o < outputs.length; o++) {
      most = o == without ? most : Math.max(most, outputs[o][n]);
    }
    double sum = 0;
    for (int o = 0; o < outputs.length; o++) {
      sum += o == without ? 0 : StrictMath.exp(outputs[o][n] - most);
    }
    return most + StrictMath.log(sum);
  }

  static double quick(double[][] outputs, int n, int without) {
    double most = Double.NEGATIVE_INFINITY;
    for (int o = 0; o < outputs.length; o++) {
      most = o == without ? most : Math.max(most, outputs[o][n]);
    }
    double sum = 0;
    for (int o = 0; o < outputs.length; o++) {
      sum += o == without ? 0 : Math.exp(outputs[o][n] - most);
    }
    return most + Math.log(sum);
  }

  static double of(double[][] outputs, int n) {
    return of(outputs, n, -1);
  }
}
