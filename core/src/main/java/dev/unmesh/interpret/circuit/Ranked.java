package dev.unmesh.interpret.circuit;

import java.util.List;

/** Takes units out in a given order, as many as the bound allows, by bisection on their number. */
final class Ranked {
  private Ranked() {}

  /** How many units of {@code order} can go, one after another, from {@code start} on, with the objective within {@code bound} and the limits kept. */
  static int most(Question question, Mask start, List<Unit> order, double bound) {
    int fits = 0;
    int fails = order.size() + 1;
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
