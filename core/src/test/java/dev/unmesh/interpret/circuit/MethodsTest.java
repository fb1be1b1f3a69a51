package dev.unmesh.interpret.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.network.Activation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** All methods asked the same question about nets so small that the best answer is known. */
class MethodsTest {
  private static final int NETS = 30;

  /** A net of 12 edges with examples the labels of which it mostly answers, so that there is something to keep. */
  private static RandomTail net(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[][] sizes = {{2, 3, 2}, {3, 2, 3}, {1, 4, 2}, {4, 0, 3}};
    int[] size = sizes[(int) (seed % sizes.length)];
    int[] hidden = size[1] == 0 ? new int[0] : new int[] {size[1]};
    Tail tail = RandomTail.tail(size[0], hidden, size[2], random.nextBoolean(), random.nextInt(3) == 0 ? Activation.SILU : Activation.RELU, random);
    int count = 24;
    float[] values = new float[count * size[0]];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-2, 3);
    }
    TailExamples bare = new TailExamples(size[0], values, new int[0]);
    double[][] outputs = TailForward.outputs(Carried.of(tail, bare, EdgeAblation.ZERO, Optional.empty(), 0), Mask.all(tail));
    int[] labels = IntStream.range(0, count).map(n -> n < 2 * size[2] ? n % size[2] : BalancedError.answer(outputs, n)).toArray();
    return new RandomTail(tail, new TailExamples(size[0], values, labels), size[2]);
  }

  private static Question question(RandomTail net, Criterion criterion, EdgeAblation ablation, CircuitUnit unit, double above, boolean limits) {
    Carried carried = Carried.of(net.tail(), net.examples(), ablation, Optional.empty(), 1);
    int count = net.examples().count();
    int of = net.examples().of(0).length;
    boolean[] isOfClass = new boolean[count];
    double[] weights = new double[count];
    for (int n = 0; n < count; n++) {
      isOfClass[n] = net.examples().labels()[n] == 0;
      weights[n] = .5 / (isOfClass[n] ? of : count - of);
    }
    double[][] full = TailForward.outputs(carried, Mask.all(net.tail()));
    Objective objective = criterion.objective(0, full, isOfClass, weights);
    Optional<Limits> limited =
        limits ? Optional.of(new Limits(0, isOfClass, weights, .8 * Limits.accuracy(0, isOfClass, weights, full), .6)) : Optional.empty();
    return new Question(carried, objective, objective.value(full) + above, limited, 0, weights, unit.of(net.tail()), 1);
  }

  private static Mask found(Question question, MethodKind method) {
    return new Mask(question.tail(), method.method().find(question, share -> assertTrue(share >= 0 && share <= 1.000001, "share " + share)).edges());
  }

  @Test
  void noneIsSmallerThanTheBestAndAllKeepTheBoundAndTheLimits() {
    Map<MethodKind, Integer> edges = new EnumMap<>(MethodKind.class);
    for (long seed = 0; seed < NETS; seed++) {
      RandomTail net = net(seed);
      for (Criterion criterion : Criterion.values()) {
        EdgeAblation ablation = EdgeAblation.values()[(int) (seed / 4 % 3)];
        Question question = question(net, criterion, ablation, CircuitUnit.EDGES, .08, seed % 2 == 0);
        String what = "seed " + seed + ", " + criterion + ", " + ablation + ", ";
        boolean canFull = question.fits(Mask.all(net.tail()));
        int best = found(question, MethodKind.EXHAUSTIVE).size();
        for (MethodKind method : MethodKind.values()) {
          Mask mask = found(question, method);
          assertTrue(mask.size() >= best, what + method + " found " + mask.size() + ", the least is " + best);
          if (canFull || mask.size() < net.tail().edges().size()) {
            double[][] outputs = TailForward.outputs(question.carried(), mask);
            assertTrue(question.objective().value(outputs) <= question.bound(), what + method);
            assertTrue(question.hold(outputs), what + method + " breaks the limits");
          }
          edges.merge(method, mask.size(), Integer::sum);
        }
      }
    }
    System.out.println("edges in all: " + edges);
    assertTrue(edges.get(MethodKind.GREEDY) < edges.get(MethodKind.RANDOM), "greedy must beat drawing lots: " + edges);
    assertTrue(edges.get(MethodKind.GREEDY) < 1.25 * edges.get(MethodKind.EXHAUSTIVE), "and be near the best: " + edges);
  }

  @Test
  void aLooserBoundIsNotPaidWithMoreEdges() {
    for (MethodKind method : MethodKind.values()) {
      int before = Integer.MAX_VALUE;
      for (double bound : new double[] {1e-6, .03, .3, 20}) {
        int edges = 0;
        for (long seed = 0; seed < 12; seed++) {
          edges += found(question(net(seed), Criterion.KL, EdgeAblation.ZERO, CircuitUnit.EDGES, bound, false), method).size();
        }
        assertTrue(edges <= before, method + " at " + bound + ": " + edges + " after " + before);
        before = edges;
      }
      assertEquals(0, before, method + " where everything is allowed");
    }
  }

  @Test
  void theSameSeedGivesTheSameCircuit() {
    boolean differs = false;
    for (long seed = 0; seed < 8; seed++) {
      for (MethodKind method : MethodKind.values()) {
        Question question = question(net(seed), Criterion.ONE_VS_REST_KL, EdgeAblation.ZERO, CircuitUnit.EDGES, .05, true);
        EdgeSet one = method.method().find(question, share -> {}).edges();
        assertEquals(one, method.method().find(question, share -> {}).edges(), method + ", seed " + seed);
        Question other =
            new Question(
                question.carried(), question.objective(), question.bound(), question.limits(), 0, question.weights(), question.units(), 99);
        differs |= method == MethodKind.RANDOM && !one.equals(method.method().find(other, share -> {}).edges());
      }
    }
    assertTrue(differs, "another seed draws other lots");
  }

  @Test
  void neuronsGoAsWholes() {
    for (long seed = 0; seed < NETS; seed++) {
      RandomTail net = net(seed);
      Question question = question(net, Criterion.ONE_VS_REST_KL, EdgeAblation.ZERO, CircuitUnit.NEURONS, .1, false);
      int best = found(question, MethodKind.EXHAUSTIVE).size();
      for (MethodKind method : MethodKind.values()) {
        Mask mask = found(question, method);
        assertTrue(mask.size() >= best, "seed " + seed + ", " + method);
        assertTrue(question.fits(mask), "seed " + seed + ", " + method);
        assertWhole(net.tail(), mask, 1, "seed " + seed + ", " + method);
      }
    }
  }

  /** Of every column that is kept in a row, all edges of the block are, and the other rows that are read keep them too. */
  static void assertWhole(Tail tail, Mask mask, int firstBlock, String message) {
    for (int l = 0; l < tail.depth(); l++) {
      int width = l == 0 ? firstBlock : 1;
      TailLayer layer = tail.layer(l);
      for (int from = 0; from < layer.columns(); from += width) {
        int kept = 0;
        int edges = 0;
        for (int row = 0; row < layer.rows(); row++) {
          for (int c = from; c < from + width && mask.isRead(l, row); c++) {
            kept += mask.has(l, row, c) ? 1 : 0;
            edges += layer.weight(row, c) != 0 ? 1 : 0;
          }
        }
        assertTrue(kept == 0 || kept == edges, message + ": " + kept + " of the " + edges + " edges of column " + from + " of layer " + l);
      }
    }
  }

  /** By the papers' protocol nothing may rise at all: what does not matter still goes, a neuron that never fires for one. */
  @Test
  void deadNeuronsGoEvenWhereNothingMayRise() {
    int dead = 0;
    for (long seed = 0; seed < 200; seed++) {
      TiedTail net = TiedTail.of(seed);
      if (net.tail().depth() < 2) {
        continue;
      }
      Carried carried = Carried.of(net.tail(), net.examples(), EdgeAblation.ZERO, Optional.empty(), 0);
      double[] weights = TailForward.constant(net.examples().count(), 1.0 / net.examples().count());
      CrossEntropy loss = CrossEntropy.ofClass(net.tail().outputs(), 0, net.examples().count());
      double bound = loss.value(TailForward.outputs(carried, Mask.all(net.tail())));
      double[][][] columns = ColumnMeans.columns(carried);
      for (CircuitUnit unit : CircuitUnit.values()) {
        Question question = new Question(carried, loss, bound, Optional.empty(), 0, weights, unit.of(net.tail()), 0);
        Mask mask = found(question, MethodKind.GREEDY);
        assertTrue(question.value(mask) <= bound, "seed " + seed);
        for (int c = 0; c < columns[1].length; c++) {
          boolean isDead = java.util.Arrays.stream(columns[1][c]).allMatch(v -> v == 0);
          for (int row = 0; row < net.tail().layer(1).rows() && isDead; row++) {
            assertTrue(!mask.has(1, row, c), "neuron " + c + " does nothing and stays, " + unit + ", seed " + seed);
            dead++;
          }
        }
      }
    }
    assertTrue(dead > 100);
  }

  @Test
  void allSubsetsOfALargeNetAreRefused() {
    RandomTail net = net(0);
    List<Unit> many = IntStream.range(0, 21).<Unit>mapToObj(i -> new Unit.Edge(0, 0, 0)).toList();
    Question asked = question(net, Criterion.KL, EdgeAblation.ZERO, CircuitUnit.EDGES, .1, false);
    Question large = new Question(asked.carried(), asked.objective(), asked.bound(), asked.limits(), 0, asked.weights(), many, 0);
    String told = assertThrows(IllegalArgumentException.class, () -> found(large, MethodKind.EXHAUSTIVE)).getMessage();
    assertTrue(told.contains("at most 20") && told.contains("has 21") && told.contains("another method"), told);
  }
}
