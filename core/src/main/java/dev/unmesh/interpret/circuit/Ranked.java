package dev.unmesh.interpret.circuit;

import java.util.List;

/** Takes units out in a given order, as many as the bound allows. */
final class Ranked {
  private static final double STEP = 1.2;

  private Ranked() {}

  /**
   * How many units of {@code order} can go, one after another, from {@code start} on, with the objective within {@code bound} and the limits
   * kept. Faithfulness does not only fall as a circuit shrinks, so sizes are tried from the smallest up, each a fifth larger than
   * the last, and only between the first that fits and the one before by bisection. Small circuits are quick to try.
   */
  static int most(Question question, Mask start, List<Unit> order, double bound) {
    int fails = order.size() + 1;
    int fits = 0;
    for (double left = 0; left < order.size(); left = Math.max(left + 1, left * STEP)) {
      int tried = order.size() - (int) left;
      if (question.fits(without(start, order, tried), bound)) {
        fits = tried;
        break;
      }
      fails = tried;
    }
    while (fails - fits > 1) {
      int tried = fits + (fails - fits) / 2;
      if (question.fits(without(start, order, tried), bound)) {
        fits = tried;
      } else {
        fails = tried;
      }
    }
    return fits;
  }

  /** A mask with the first units of an order taken out, and what then leads nowhere. */
  static Mask without(Mask start, List<Unit> order, int count) {
    Mask mask = start.copy();
    for (Unit unit : order.subList(0, count)) {
      unit.removeFrom(mask);
    }
    mask.trim();
    return mask;
  }
}
