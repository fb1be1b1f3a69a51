package dev.unmesh.interpret.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Greedy, in two parts. In rounds, each with a larger part of the bound to spend, what matters least by {@link Attribution} goes first, as
 * much as the part allows, and what is left is ranked anew. Then, in sweeps with what remains of the bound part by part, units are tried
 * exactly, what is foretold to raise the objective least first, several together as long as all of them can go, else one by one, until
 * those that could not go outnumber those that could, four to one, by {@link #PATIENCE}; then the rest is foretold anew.
 */
final class GreedyMethod implements CircuitMethod {
  private static final int ROUNDS = 6;
  private static final double FOR_ROUNDS = .2;
  private static final int SWEEPS = 8;
  private static final int MOST_SWEEPS = 12;
  private static final int PATIENCE = 300;
  private static final int STAY_FOR_ONE = 4;
  private static final int MOST_TOGETHER = 64;

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
      progress.accept(.5 * round / ROUNDS);
    }
    sweeps(question, whole, mask, gone, share -> progress.accept(.5 + .5 * share));
    return new Found(mask.edges(), gone);
  }

  // little at first, while the many that hardly matter go; most is left for the units that are tried one by one
  private static double spent(double share) {
    return FOR_ROUNDS * share * share;
  }

  private static void sweeps(Question question, double whole, Mask mask, List<Unit> gone, DoubleConsumer progress) {
    for (int sweep = 1; sweep <= MOST_SWEEPS; sweep++) {
      double share = FOR_ROUNDS + (1 - FOR_ROUNDS) * Math.min(1, (double) sweep / SWEEPS);
      double before = (double) (sweep - 1) / MOST_SWEEPS;
      int went = sweep(question, whole + (question.bound() - whole) * share, mask, gone, part -> progress.accept(before + part / MOST_SWEEPS));
      if (went == 0 && sweep >= SWEEPS) {
        return;
      }
    }
  }

  /**
   * Tries units in order, several of one layer together while that goes well, down to one alone where it does not; says how many went.
   */
  private static int sweep(Question question, double bound, Mask mask, List<Unit> gone, DoubleConsumer progress) {
    List<Unit> order = order(question, mask);
    TailState state = new TailState(question.carried(), mask);
    BoundTest test = new BoundTest(question.objective(), state, bound);
    int before = gone.size();
    int stayed = 0;
    int together = 1;
    for (int u = 0; u < order.size() && stayed < PATIENCE; ) {
      List<Unit> units = ofOneLayer(order, u, together);
      state.propose(units);
      Verdict verdict = test.verdict();
      if ((verdict == Verdict.OUT || verdict == Verdict.CLOSE && isWithin(question, bound, mask, units)) && question.hold(test.after())) {
        state.accept();
        test.accepted();
        units.forEach(unit -> unit.removeFrom(mask));
        gone.addAll(units);
        stayed = Math.max(0, stayed - STAY_FOR_ONE * units.size());
        u += units.size();
        together = Math.min(MOST_TOGETHER, 2 * together);
      } else if (units.size() > 1) {
        together = units.size() / 2;
      } else {
        stayed++;
        u++;
      }
      progress.accept((double) u / order.size());
    }
    mask.trim();
    return gone.size() - before;
  }

  // by the definition: where nothing may rise, as by the papers' protocol, or a share of examples is the bound itself
  private static boolean isWithin(Question question, double bound, Mask mask, List<Unit> units) {
    Mask without = mask.copy();
    units.forEach(unit -> unit.removeFrom(without));
    return question.value(without) <= bound;
  }

  private static List<Unit> ofOneLayer(List<Unit> order, int from, int most) {
    int to = from + 1;
    while (to < order.size() && to < from + most && order.get(to).layer() == order.get(from).layer()) {
      to++;
    }
    return order.subList(from, to);
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
