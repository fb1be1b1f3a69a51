package dev.unmesh.interpret.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * ACDC (Conmy et al. 2023, algorithm 1) with neurons as nodes: from the outputs back, each edge into a node that still matters is taken out
 * if the objective rises by less than a threshold; nodes left without a way to the outputs are passed over. The threshold is the largest, by
 * bisection on its logarithm, whose circuit keeps within the bound.
 */
final class AcdcMethod implements CircuitMethod {
  private static final int TRIALS = 9;
  private static final double LEAST = 1e-7;

  @Override
  public Found find(Question question, DoubleConsumer progress) {
    double high = 1;
    double low = LEAST;
    Found best = null;
    for (int trial = 0; trial < TRIALS; trial++) {
      double share = Math.sqrt(high * low);
      int at = trial;
      Found found = with(question, share * question.bound(), part -> progress.accept((at + part) / TRIALS));
      if (found != null) {
        low = share;
        best = found;
      } else {
        high = share;
      }
    }
    return best != null ? best : new Found(question.tail().edges(), List.of());
  }

  /** The circuit of one threshold; null if it breaks the bound. */
  private static Found with(Question question, double threshold, DoubleConsumer progress) {
    Tail tail = question.tail();
    Mask mask = Mask.all(tail);
    TailState state = new TailState(question.carried(), mask);
    RiseTest test = new RiseTest(question.objective(), state, threshold);
    List<Unit> units = backwards(question.units());
    List<Unit> gone = new ArrayList<>();
    for (int u = 0; u < units.size(); u++) {
      Unit unit = units.get(u);
      if (unit.isIn(mask)) {
        if (unit instanceof Unit.Edge edge && !mask.isRead(edge.layer(), edge.row())) {
          unit.removeFrom(mask);
          continue;
        }
        state.propose(List.of(unit));
        if (test.isBelow()) {
          state.accept();
          test.accepted();
          unit.removeFrom(mask);
          gone.add(unit);
        }
      }
      if (u % 256 == 0) {
        progress.accept((double) u / units.size());
        if (test.atLeast() > question.bound()) {
          return null;
        }
      }
    }
    mask.trim();
    return question.fits(mask) ? new Found(mask.edges(), gone) : null;
  }

  // the last layer first, within a layer from the first row on
  private static List<Unit> backwards(List<Unit> units) {
    List<Unit> order = new ArrayList<>(units);
    order.sort(java.util.Comparator.comparingInt(unit -> -unit.layer()));
    return order;
  }
}
