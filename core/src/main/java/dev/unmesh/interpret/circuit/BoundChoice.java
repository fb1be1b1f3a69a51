package dev.unmesh.interpret.circuit;

import java.util.List;

/**
 * The bound of a contrastive search that nobody chose: what the objective comes to in the smallest circuit, of units ranked by attribution, that
 * keeps more than 90 % of the class's accuracy with under 10 % false positives. The same for every method, so that their sizes compare.
 */
final class BoundChoice {
  private static final double ACCURACY_KEPT = .9;
  private static final double FALSE_POSITIVES = .1;

  private BoundChoice() {}

  /** Whether a circuit is good enough. */
  static boolean isWithin(Faithfulness circuit, Faithfulness full) {
    return circuit.classAccuracy() > ACCURACY_KEPT * full.classAccuracy() && circuit.falsePositiveRate() < FALSE_POSITIVES;
  }

  /** @param isOfClass of the question's examples, whose weights are half on the class */
  static double of(Question question, boolean[] isOfClass) {
    List<Unit> order = RankedMethods.ATTRIBUTION.order(question);
    Mask all = Mask.all(question.tail());
    double[] full = shares(question, all, isOfClass);
    int good = 0;
    int bad = order.size() + 1;
    while (bad - good > 1) {
      int tried = good + (bad - good) / 2;
      double[] left = shares(question, Ranked.without(all, order, tried), isOfClass);
      if (left[0] > ACCURACY_KEPT * full[0] && left[1] < FALSE_POSITIVES) {
        good = tried;
      } else {
        bad = tried;
      }
    }
    return Math.max(question.value(Ranked.without(all, order, good)), Math.ulp(1.0));
  }

  // the share of the class, and of the others, that is answered with the class
  private static double[] shares(Question question, Mask mask, boolean[] isOfClass) {
    double[][] outputs = TailForward.outputs(question.carried(), mask);
    double[] shares = new double[2];
    for (int n = 0; n < isOfClass.length; n++) {
      if (BalancedError.answer(outputs, n) == question.place()) {
        shares[isOfClass[n] ? 0 : 1] += 2 * question.weights()[n];
      }
    }
    return shares;
  }
}
