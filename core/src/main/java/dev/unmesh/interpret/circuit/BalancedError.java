package dev.unmesh.interpret.circuit;

import java.util.Optional;

/** 1 - balanced accuracy: the weighted share of examples wrongly answered with the class, or wrongly not. */
final class BalancedError implements Objective {
  private final int place;
  private final boolean[] isOfClass;
  private final double[] weights;

  /** @param weights one an example, half of their sum on the class */
  BalancedError(int place, boolean[] isOfClass, double[] weights) {
    this.place = place;
    this.isOfClass = isOfClass;
    this.weights = weights;
  }

  @Override
  public double value(double[][] outputs) {
    double wrong = 0;
    for (int n = 0; n < weights.length; n++) {
      wrong += (answer(outputs, n) == place) == isOfClass[n] ? 0 : weights[n];
    }
    return wrong;
  }

  /** The place with the highest value; the first of those that are equal, but for rounding ({@link Ranks#NEAR}). */
  static int answer(double[][] outputs, int n) {
    int best = 0;
    for (int o = 1; o < outputs.length; o++) {
      best = outputs[o][n] > outputs[best][n] + Ranks.NEAR ? o : best;
    }
    return best;
  }

  @Override
  public Optional<Anchor> anchor(double[][] outputs) {
    return Optional.empty();
  }
}
