package dev.unmesh.interpret.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Greedy, in three parts. In rounds, each with a larger part of the bound to spend, what matters least by {@link Attribution} goes first, as
 * much as the part allows, and what is left is ranked anew. Then the same with the whole bound, by the rise each unit is foretold to
 * cause. At last units are tried one by one, exactly, in that order, until {@link #PATIENCE} in a row could not go.
 */
final class GreedyMethod implements CircuitMethod {
  private static final int ROUNDS = 10;
  private static final int MOST_ROUNDS = 20;
  private static final int MOST_SWEEPS = 4;
  private static final int PATIENCE = 300;

  @Override
  public Found find(Question question, DoubleConsumer progress) {
    double whole = question.value(Mask.all(question.tail()));
    Mask mask = Mask.all(question.tail());
    List<Unit> gone = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      Question left = question.about(mask);
      List<Unit> order = RankedMethods.ascending(left.units(), Attribution.scores(left, mask, 1));
      double part = whole + (question.bound() - whole) * spent((double) round / ROUNDS);
      int most = Ranked.most(question, mask, order, part);
      gone.addAll(order.subList(0, most));
      mask = Ranked.without(mask, order, most);
      progress.accept(.6 * round / ROUNDS);
    }
    for (int round = 0, most = 1; most > 0 && round < MOST_ROUNDS; round++) {
      List<Unit> order = order(question, mask);
      most = Ranked.most(question, mask, order, question.bound());
      gone.addAll(order.subList(0, most));
      mask = Ranked.without(mask, order, most);
      progress.accept(.6 + .2 * round / MOST_ROUNDS);
    }
    sweep(question, mask, gone, share -> progress.accept(.8 + .2 * share));
    return new Found(mask.edges(), gone);
  }

  // little at first, while the many that hardly matter go; the last rounds have what the last few cost
  private static double spent(double share) {
    return share * share;
  }

  private static void sweep(Question question, Mask mask, List<Unit> gone, DoubleConsumer progress) {
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      List<Unit> order = order(question, mask);
      TailState state = new TailState(question.carried(), mask);
      BoundTest test = new BoundTest(question.objective(), state, question.bound());
      boolean any = false;
      int inARow = 0;
      for (int u = 0; u < order.size() && inARow < PATIENCE; u++) {
        Unit unit = order.get(u);
        inARow++;
        unit.propose(state);
        if (test.verdict() == Verdict.OUT && question.hold(test.after())) {
          state.accept();
          test.accepted();
          unit.removeFrom(mask);
          gone.add(unit);
          any = true;
          inARow = 0;
        }
        if (u % 32 == 0) {
          progress.accept((sweep + (double) u / order.size()) / MOST_SWEEPS);
        }
      }
      mask.trim();
      if (!any) {
        return;
      }
    }
  }

  /** The units left, what is foretold to raise the objective least first. */
  private static List<Unit> order(Question question, Mask mask) {
    Carried carried = question.carried();
    List<Unit> units = question.units().stream().filter(unit -> unit.isIn(mask)).toList();
    double[][][] z = Backward.forward(carried, mask, carried.inputs());
    double[][] outputs = z[z.length - 1];
    double[][][] odds = Backward.gradients(carried.tail(), mask, z, LogOdds.gradient(outputs, question.place()));
    double[] curvature = LogOdds.variance(outputs, question.place());
    for (int n = 0; n < curvature.length; n++) {
      curvature[n] *= question.weights()[n];
    }
    Optional<double[][][]> slopes =
        question.objective().anchor(outputs).map(anchor -> Backward.gradients(carried.tail(), mask, z, anchor.gradient()));
    UnitEffects effects = new UnitEffects(carried, mask, z);
    double[] rises = new double[units.size()];
    for (int u = 0; u < rises.length; u++) {
      rises[u] =
          slopes.isPresent()
              ? effects.rise(units.get(u), slopes.get(), odds, curvature)
              : effects.meanSize(units.get(u), odds, question.weights());
    }
    return RankedMethods.ascending(units, rises);
  }
}
