package dev.unmesh.interpret.circuit;

import java.util.Optional;

/**
 * The bound of a contrastive search that nobody chose. The divergence may come to three tenths of what a circuit that answers every example alike would
 * have, and the answers have limits: the class keeps more than 90 % of its accuracy with under 10 % false positives. Both are the same
 * for every method, so that their sizes compare.
 */
final class BoundChoice {
  private static final double ACCURACY_KEPT = .9;
  private static final double FALSE_POSITIVES = .1;
  private static final double LESS_THAN_ALIKE = .3;

  /** How much stricter on the examples of the search, so that it holds on others. */
  private static final double ACCURACY_MARGIN = .01;

  private static final double FALSE_MARGIN = .02;

  private BoundChoice() {}

  /** Whether a circuit is good enough; one of a model that has more false positives itself may have as many as that. */
  static boolean isWithin(Faithfulness circuit, Faithfulness full) {
    return circuit.classAccuracy() > ACCURACY_KEPT * full.classAccuracy()
        && (circuit.falsePositiveRate() < FALSE_POSITIVES || circuit.falsePositiveRate() <= full.falsePositiveRate());
  }

  /**
   * The question with a bound and limits.
   *
   * @param full the full model's values on its examples
   * @param isOfClass of the question's examples, whose weights are half on the class
   */
  static Question of(Question question, Criterion criterion, double[][] full, boolean[] isOfClass) {
    double accuracy = Limits.accuracy(question.place(), isOfClass, question.weights(), full);
    double own = Limits.falsePositives(question.place(), isOfClass, question.weights(), full);
    Limits limits =
        new Limits(
            question.place(), isOfClass, question.weights(), (ACCURACY_KEPT + ACCURACY_MARGIN) * accuracy,
            Math.max(FALSE_POSITIVES - FALSE_MARGIN, own));
    double alike = criterion.objective(question.place(), full, isOfClass, question.weights()).value(alike(full, question));
    return question.within(LESS_THAN_ALIKE * alike, Optional.of(limits));
  }

  // the values of the best circuit that answers every example alike: the logarithms of the model's mean probabilities
  private static double[][] alike(double[][] full, Question question) {
    double[][] p = Softmax.of(full);
    double[][] values = new double[p.length][];
    for (int o = 0; o < p.length; o++) {
      double mean = 0;
      for (int n = 0; n < p[o].length; n++) {
        mean += question.weights()[n] * p[o][n];
      }
      values[o] = TailForward.constant(p[o].length, StrictMath.log(Math.max(mean, Double.MIN_NORMAL)));
    }
    return values;
  }
}
