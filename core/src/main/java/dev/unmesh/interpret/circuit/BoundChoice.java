package dev.unmesh.interpret.circuit;

import java.util.List;
import java.util.Optional;

/**
 * The bound of a contrastive search that nobody chose: what the objective comes to in the smallest circuit, of units ranked by attribution, that
 * keeps more than 90 % of the class's accuracy with under 10 % false positives. The same for every method, so that their sizes compare;
 * and limits on the answers, so that a method that makes more of the same bound does not do so at their cost.
 */
final class BoundChoice {
  private static final double ACCURACY_KEPT = .9;
  private static final double FALSE_POSITIVES = .1;

  /** How much stricter on the examples of the search, so that it holds on others. */
  private static final double MARGIN = .01;

  private BoundChoice() {}

  /** Whether a circuit is good enough. */
  static boolean isWithin(Faithfulness circuit, Faithfulness full) {
    return circuit.classAccuracy() > ACCURACY_KEPT * full.classAccuracy() && circuit.falsePositiveRate() < FALSE_POSITIVES;
  }

  /**
   * The question with a bound and limits.
   *
   * @param isOfClass of the question's examples, whose weights are half on the class
   */
  static Question of(Question question, boolean[] isOfClass) {
    Mask all = Mask.all(question.tail());
    double full = Limits.accuracy(question.place(), isOfClass, question.weights(), TailForward.outputs(question.carried(), all));
    Limits limits =
        new Limits(
            question.place(), isOfClass, question.weights(), (ACCURACY_KEPT + MARGIN) * full,
            FALSE_POSITIVES - MARGIN);
    Question limited = question.within(Double.POSITIVE_INFINITY, Optional.of(limits));
    List<Unit> order = RankedMethods.ATTRIBUTION.order(limited);
    Mask smallest = Ranked.without(all, order, Ranked.most(limited, all, order, Double.POSITIVE_INFINITY));
    return question.within(Math.max(question.value(smallest), Math.ulp(1.0)), Optional.of(limits));
  }
}
