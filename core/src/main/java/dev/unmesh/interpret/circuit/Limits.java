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
    double own = 0;
    double others = 0;
    for (int n = 0; n < isOfClass.length; n++) {
      if (BalancedError.answer(outputs, n) == place) {
        own += isOfClass[n] ? 2 * weights[n] : 0;
        others += isOfClass[n] ? 0 : 2 * weights[n];
      }
    }
    return own >= leastAccuracy && others <= mostFalse;
  }

  /** The share of the class that is answered with it. */
  static double accuracy(int place, boolean[] isOfClass, double[] weights, double[][] outputs) {
    double own = 0;
    for (int n = 0; n < isOfClass.length; n++) {
      own += isOfClass[n] && BalancedError.answer(outputs, n) == place ? 2 * weights[n] : 0;
    }
    return own;
  }
}
