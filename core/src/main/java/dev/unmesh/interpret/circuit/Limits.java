package dev.unmesh.interpret.circuit;

/**
 * What a circuit's answers must be like on the examples of a search, beside its objective.
 *
 * @param place the class's
 * @param isOfClass one an example
 * @param weights one an example, half of their sum on the class
 * @param leastAccuracy the share of the class that must at least be answered with it
 * @param mostFalse the share of the others that may at most be
 */
record Limits(int place, boolean[] isOfClass, double[] weights, double leastAccuracy, double mostFalse) {
  boolean hold(double[][] outputs) {
    return accuracy(place, isOfClass, weights, outputs) >= leastAccuracy && falsePositives(place, isOfClass, weights, outputs) <= mostFalse;
  }

  /** The share of the class that is answered with it. */
  static double accuracy(int place, boolean[] isOfClass, double[] weights, double[][] outputs) {
    return share(place, isOfClass, true, weights, outputs);
  }

  /** The share of the others that is. */
  static double falsePositives(int place, boolean[] isOfClass, double[] weights, double[][] outputs) {
    return share(place, isOfClass, false, weights, outputs);
  }

  private static double share(int place, boolean[] isOfClass, boolean wanted, double[] weights, double[][] outputs) {
    double share = 0;
    for (int n = 0; n < isOfClass.length; n++) {
      share += isOfClass[n] == wanted && BalancedError.answer(outputs, n) == place ? 2 * weights[n] : 0;
    }
    return share;
  }
}
