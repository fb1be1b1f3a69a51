package dev.unmesh.interpret.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Tries all subsets: the smallest there is, of nets with a handful of units. Among equals the one with the lowest objective. */
final class ExhaustiveMethod implements CircuitMethod {
  static final int MOST_UNITS = 20;

  @Override
  public Found find(Question question, DoubleConsumer progress) {
    List<Unit> units = question.units();
    if (units.size() > MOST_UNITS) {
      throw new IllegalArgumentException(
          "trying all subsets is for at most " + MOST_UNITS + " units, this network has " + units.size() + ": choose another method");
    }
    Mask best = Mask.all(question.tail());
    double bestValue = question.value(best);
    for (int subset = 0; subset < 1 << units.size(); subset++) {
      if (subset % 1024 == 0) {
        progress.accept((double) subset / (1 << units.size()));
      }
      Mask mask = Mask.all(question.tail());
      for (int u = 0; u < units.size(); u++) {
        if ((subset >> u & 1) == 0) {
          units.get(u).removeFrom(mask);
        }
      }
      mask.trim();
      if (mask.size() <= best.size()) {
        double value = question.value(mask);
        if (question.fits(mask) && (mask.size() < best.size() || value < bestValue)) {
          best = mask;
          bestValue = value;
        }
      }
    }
    List<Unit> gone = new ArrayList<>();
    for (Unit unit : units) {
      if (!unit.isIn(best)) {
        gone.add(unit);
      }
    }
    return new Found(best.edges(), gone);
  }
}
