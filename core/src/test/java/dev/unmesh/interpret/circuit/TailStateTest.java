package dev.unmesh.interpret.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is worked out bit by bit against what is worked out anew. */
class TailStateTest {
  private static final int NETS = 120;

  private final int[] verdicts = new int[Verdict.values().length];

  @Test
  void staysWithTheDefinitionThroughManyProposals() {
    for (long seed = 0; seed < NETS; seed++) {
      RandomTail net = RandomTail.of(seed);
      SplittableRandom random = new SplittableRandom(seed);
      EdgeAblation ablation = EdgeAblation.values()[(int) (seed % 3)];
      Carried carried = Carried.of(net.tail(), net.examples(), ablation, Optional.empty(), seed);
      Mask mask = Mask.all(net.tail());
      TailState state = new TailState(carried, mask);
      List<Unit> units = new ArrayList<>(CircuitUnit.EDGES.of(net.tail()));
      units.addAll(CircuitUnit.NEURONS.of(net.tail()));
      while (!units.isEmpty()) {
        Unit unit = units.remove(random.nextInt(units.size()));
        if (!unit.isIn(mask)) {
          continue;
        }
        Mask without = mask.copy();
        unit.removeFrom(without);
        double[][] expected = TailForward.outputs(carried, without);
        double[][] now = state.outputs();
        state.propose(List.of(unit));
        double[][] after = now.clone();
        for (int i = 0; i < state.changes(); i++) {
          after[state.changed(i)] = state.proposed(state.changed(i));
        }
        assertClose(expected, after, "proposed, seed " + seed);
        assertClose(TailForward.outputs(carried, mask), state.outputs(), "as it is, seed " + seed);
        if (random.nextInt(4) != 0) {
          state.accept();
          unit.removeFrom(mask);
          assertClose(expected, state.outputs(), "accepted, seed " + seed);
        }
      }
    }
  }

  private static void assertClose(double[][] expected, double[][] actual, String message) {
    for (int o = 0; o < expected.length; o++) {
      for (int n = 0; n < expected[o].length; n++) {
        assertEquals(expected[o][n], actual[o][n], 1e-9, message);
      }
    }
  }

  @Test
  void verdictsAreThoseOfTheObjectiveWorkedOut() {
    for (long seed = 0; seed < NETS; seed++) {
      RandomTail net = RandomTail.of(seed);
      for (Criterion criterion : Criterion.values()) {
        judge(net, criterion, seed);
      }
    }
    System.out.println("verdicts: " + java.util.Arrays.toString(verdicts) + " of " + java.util.Arrays.toString(Verdict.values()));
    assertTrue(verdicts[Verdict.OUT.ordinal()] > 1000 && verdicts[Verdict.STAYS.ordinal()] > 1000, "both are tried");
  }

  private void judge(RandomTail net, Criterion criterion, long seed) {
    Carried carried = Carried.of(net.tail(), net.examples(), EdgeAblation.ZERO, Optional.empty(), 0);
    SplittableRandom random = new SplittableRandom(seed);
    Objective objective = objective(net, carried, criterion);
    double bound = objective.value(TailForward.outputs(carried, Mask.all(net.tail()))) + random.nextDouble(-.02, .06);
    double step = random.nextDouble(.001, .1);
    Mask mask = Mask.all(net.tail());
    TailState state = new TailState(carried, mask);
    BoundTest within = new BoundTest(objective, state, bound);
    RiseTest rises = new RiseTest(objective, state, step);
    double before = objective.value(TailForward.outputs(carried, mask));
    for (Unit unit : CircuitUnit.EDGES.of(net.tail())) {
      Mask without = mask.copy();
      unit.removeFrom(without);
      double after = objective.value(TailForward.outputs(carried, without));
      state.propose(List.of(unit));
      Verdict verdict = within.verdict();
      String message = criterion + ", seed " + seed + ": " + before + " becomes " + after + ", bound " + bound;
      boolean isClose = Math.abs(after - bound) <= BoundTest.GUARD * (1 + Math.abs(bound));
      Verdict expected = isClose ? Verdict.CLOSE : after < bound ? Verdict.OUT : Verdict.STAYS;
      assertEquals(expected, verdict, message);
      verdicts[verdict.ordinal()]++;
      if (Math.abs(after - before - step) > 1e-9) {
        assertEquals(after - before < step, rises.isBelow(), message + ", step " + step);
      }
      assertTrue(rises.atLeast() <= before + 1e-9, message);
      if (verdict == Verdict.OUT && random.nextInt(3) != 0) {
        state.accept();
        within.accepted();
        rises.accepted();
        unit.removeFrom(mask);
        before = after;
      }
    }
  }

  private static Objective objective(RandomTail net, Carried carried, Criterion criterion) {
    boolean[] isOfClass = new boolean[net.examples().count()];
    int of = net.examples().of(0).length;
    double[] weights = new double[isOfClass.length];
    for (int n = 0; n < isOfClass.length; n++) {
      isOfClass[n] = net.examples().labels()[n] == 0;
      weights[n] = .5 / (isOfClass[n] ? of : isOfClass.length - of);
    }
    return criterion.objective(0, TailForward.outputs(carried, Mask.all(net.tail())), isOfClass, weights);
  }
}
