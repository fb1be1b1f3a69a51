package dev.unmesh.pressure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.ParameterOrder;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NeuronSwapTest {
  private static final int NETS = 40;

  /** The whole R in doubles for every candidate, on weights really moved. */
  @ParameterizedTest
  @EnumSource(RandomNet.Kind.class)
  void equalsTheBruteForceSearch(RandomNet.Kind kind) {
    int swaps = 0;
    double worst = 0;
    for (long seed = 0; seed < NETS; seed++) {
      RandomNet net = RandomNet.of(kind, 1000 + seed);
      ConnectionCost cost = PressureKernelsTest.randomCost(net, kind, seed);
      NeuronSwap swap = NeuronSwap.of(cost, 1 + new Random(seed).nextInt(6));
      String where = kind + " seed " + seed;

      Swaps found = swap.on(net.wiring()).find(net.weights());
      Map<String, int[]> expected = bruteForce(net, swap);

      for (NeuronGroup group : net.wiring().groups()) {
        int[] identity = Permutation.identity(group.size());
        assertArrayEquals(
            expected.getOrDefault(group.name(), identity), found.permutation().order(group.name()).orElse(identity), where + " " + group.name());
      }
      double before = ReferenceFormulas.connectionCost(cost, net.wiring(), doubles(net.arrays()));
      double after = ReferenceFormulas.connectionCost(cost, net.wiring(), doubles(moved(net, found.permutation())));
      worst = Math.max(worst, Math.abs(before - after - found.decrease()) / before);
      assertTrue(found.isEmpty() ? after == before : after < before, where + ": R went from " + before + " to " + after);
      swaps += found.count();
    }
    System.out.printf("swap, %s, %d nets: %d swaps as by brute force; decrease of R off by at most %.1e of R%n", kind, NETS, swaps, worst);
    assertTrue(worst < 1e-12);
    assertTrue(swaps > NETS / 2, kind + ": too few swaps to tell anything: " + swaps);
  }

  /** Searching again and again ends where no single swap of any two neurons lowers R. */
  @Test
  void endsInALocalMinimum() {
    for (long seed = 0; seed < 10; seed++) {
      RandomNet net = RandomNet.of(RandomNet.Kind.MLP, seed);
      NeuronSwap swap = NeuronSwap.of(ConnectionCost.of(1, .1), 100);
      SwapSearch search = swap.on(net.wiring());
      for (int round = 0; ; round++) {
        Swaps swaps = search.find(net.weights());
        if (swaps.isEmpty()) {
          break;
        }
        assertTrue(round < 100, "seed " + seed + ": no end of swaps");
        net = new RandomNet(net.wiring(), moved(net, swaps.permutation()), net.shapes());
      }
      double least = ReferenceFormulas.connectionCost(swap.cost(), net.wiring(), doubles(net.arrays()));
      for (NeuronGroup group : net.wiring().groups()) {
        for (int a = 0; a < group.size(); a++) {
          for (int b = 0; b < a; b++) {
            Map<String, float[]> other = moved(net, Permutation.swap(net.wiring(), group.name(), a, b));
            double r = ReferenceFormulas.connectionCost(swap.cost(), net.wiring(), doubles(other));
            assertTrue(r >= least * (1 - 1e-12), "seed " + seed + ": swapping " + a + " and " + b + " of " + group.name());
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(RandomNet.Kind.class)
  void withoutDistanceNothingSwaps(RandomNet.Kind kind) {
    RandomNet net = RandomNet.of(kind, 5);
    Swaps swaps = NeuronSwap.of(ConnectionCost.of(0, 1), 100).on(net.wiring()).find(net.weights());
    assertTrue(swaps.isEmpty() && swaps.permutation().isIdentity() && swaps.decrease() == 0);
  }

  /** A permutation leaves the sum of |w| alone, so what a swap saves grows with A, the same for all candidates. */
  @ParameterizedTest
  @EnumSource(RandomNet.Kind.class)
  void whichNeuronsSwapDoesNotDependOnA(RandomNet.Kind kind) {
    int swaps = 0;
    for (long seed = 0; seed < NETS; seed++) {
      RandomNet net = RandomNet.of(kind, 2000 + seed);
      Swaps one = NeuronSwap.of(ConnectionCost.of(1, .1), 5).on(net.wiring()).find(net.weights());
      for (double a : new double[] {.01, .3, 3, 70}) {
        Swaps other = NeuronSwap.of(ConnectionCost.of(a, .1), 5).on(net.wiring()).find(net.weights());
        assertEquals(one.count(), other.count(), kind + " seed " + seed + " A " + a);
        for (NeuronGroup group : net.wiring().groups()) {
          int[] identity = Permutation.identity(group.size());
          assertArrayEquals(
              one.permutation().order(group.name()).orElse(identity), other.permutation().order(group.name()).orElse(identity),
              kind + " seed " + seed + " A " + a + " " + group.name());
        }
        assertEquals(a * one.decrease(), other.decrease(), 1e-9 * a * (1 + one.decrease()));
      }
      swaps += one.count();
    }
    assertTrue(swaps > NETS / 2, kind + ": too few swaps to tell anything: " + swaps);
  }

  /** Places .3 and .7 are equally far from .5, but not in floating point: .7 - .5 is the smaller by a rounding error. */
  @Test
  void tiesGoToTheLowestIndex() {
    Wiring wiring = oneToFive();
    Swaps swaps = NeuronSwap.of(ConnectionCost.of(1, 0), 1).on(wiring).find(column(1, 0, 0, 0, 0));
    assertEquals(1, swaps.count());
    assertArrayEquals(new int[] {2, 1, 0, 3, 4}, swaps.permutation().order("h").orElseThrow());
    assertEquals(.4, swaps.decrease(), 1e-12);

    // the middle is taken by a heavier neuron: 1 and 3 tie for the other, and as they tie nothing moves from one to the other
    assertArrayEquals(
        new int[] {1, 0, 2, 3, 4},
        NeuronSwap.of(ConnectionCost.of(1, 0), 2).on(wiring).find(column(1, 0, 5, 0, 0)).permutation().order("h").orElseThrow());
    assertTrue(NeuronSwap.of(ConnectionCost.of(1, 0), 5).on(wiring).find(column(0, 1, 5, 0, 0)).isEmpty());
    assertTrue(NeuronSwap.of(ConnectionCost.of(1, 0), 5).on(wiring).find(column(0, 0, 5, 1, 0)).isEmpty());
  }

  @Test
  void aDeadNetDoesNotSwap() {
    assertTrue(NeuronSwap.of(ConnectionCost.of(1, 0), 5).on(oneToFive()).find(column(0, 0, 0, 0, 0)).isEmpty());
  }

  @Test
  void equalScoresAreTriedInOrder() {
    // both neurons want the middle; the first gets it
    Swaps swaps = NeuronSwap.of(ConnectionCost.of(1, 0), 1).on(oneToFive()).find(column(1, 0, 0, 0, 1));
    assertArrayEquals(new int[] {2, 1, 0, 3, 4}, swaps.permutation().order("h").orElseThrow());
  }

  @Test
  void onlyFreeGroupsAreSearched() {
    RandomNet net = RandomNet.of(RandomNet.Kind.FUSED, 1);
    NeuronSwap swap = NeuronSwap.of(ConnectionCost.of(1, 0), 3);
    assertEquals(List.of("stream", "q", "v"), swap.groups(net.wiring()));
    assertEquals(List.of("v"), swap.on(Set.of("v")).groups(net.wiring()));
    assertMessage("group 'k' follows 'q'; search 'q' instead", () -> swap.on(Set.of("k")).on(net.wiring()));
    assertMessage("no group 'w'", () -> swap.on(Set.of("w")).on(net.wiring()));
    RandomNet tied = RandomNet.of(RandomNet.Kind.TIED, 1);
    assertEquals(List.of("stream"), swap.groups(tied.wiring()));
    assertMessage("group 'words' is not free", () -> swap.on(Set.of("words")).on(tied.wiring()));
    assertEquals(List.of("in", "stream", "q", "v", "out"), swap.groups(RandomNet.of(RandomNet.Kind.HEADS, 1).wiring()));
  }

  @Test
  void aConnectionBetweenGroupsThatMoveTogetherIsRefused() {
    Wiring wiring =
        Wiring.builder()
            .group(NeuronGroup.of("a", 3, Role.HIDDEN))
            .group(NeuronGroup.of("b", 3, Role.HIDDEN).with(new Symmetry.Lockstep("a", 1)))
            .linear("mix", "a", "b")
            .build();
    NeuronSwap swap = NeuronSwap.of(ConnectionCost.of(1, 0), 3);
    assertMessage("connection 'mix' runs from 'a' to 'b', which both move with 'a'", () -> swap.on(wiring));
    assertTrue(new NeuronSwap(swap.cost().withA("mix", 0), 3, Set.of()).on(wiring).find(
        Weights.of(Map.of("mix.weight", new WeightArray(new int[] {3, 3}, new float[9])))).isEmpty());
  }

  @Test
  void badOptionsAreRefused() {
    assertMessage("topK must be at least 1", () -> NeuronSwap.of(ConnectionCost.of(1, 0), 0));
    assertMessage(
        "no connection 'nowhere'", () -> NeuronSwap.of(ConnectionCost.of(1, 0).on(Set.of("nowhere")), 1).on(oneToFive()));
  }

  /** What changes places in one round: neurons, each with what follows it, or whole heads; within stretches of {@code block}, but the first. */
  private record Round(int units, int block, int fixed, List<String> leaders) {
    static List<Round> of(Wiring wiring, String name) {
      int size = wiring.group(name).size();
      if (!(wiring.group(name).symmetry() instanceof Symmetry.Blocks blocks)) {
        return List.of(new Round(size, size, 0, List.of(name)));
      }
      Round within = new Round(size, blocks.width(), blocks.fixed(), List.of(name));
      int heads = size / blocks.width();
      return blocks.orderedWith().isPresent() ? List.of(within) : List.of(new Round(heads, heads, 0, List.of(name, "v")), within);
    }

    Permutation swap(Wiring wiring, int a, int b) {
      Map<String, int[]> orders = new LinkedHashMap<>();
      for (String leader : leaders) {
        int wide = wiring.group(leader).size() / units;
        int[] order = Permutation.identity(wiring.group(leader).size());
        for (int t = 0; t < wide; t++) {
          order[a * wide + t] = b * wide + t;
          order[b * wide + t] = a * wide + t;
        }
        orders.put(leader, order);
      }
      return Permutation.of(wiring, orders);
    }
  }

  private static Map<String, int[]> bruteForce(RandomNet net, NeuronSwap swap) {
    Wiring wiring = net.wiring();
    Map<String, int[]> orders = new LinkedHashMap<>();
    wiring.groups().forEach(group -> orders.put(group.name(), Permutation.identity(group.size())));
    RandomNet now = net;
    for (String group : swap.groups(wiring)) {
      for (Round round : Round.of(wiring, group)) {
        double[] scores = scores(now, round);
        int[] order = Permutation.identity(round.units);
        for (int start = 0; start < round.units; start += round.block) {
          now = bruteForce(now, swap, round, start + round.fixed, start + round.block, scores, order, orders);
        }
      }
    }
    return orders;
  }

  private static RandomNet bruteForce(
      RandomNet net, NeuronSwap swap, Round round, int start, int end, double[] scores, int[] order, Map<String, int[]> orders) {
    Wiring wiring = net.wiring();
    RandomNet now = net;
    int[] top =
        IntStream.range(start, end).boxed().sorted((a, b) -> Double.compare(scores[b], scores[a])).limit(swap.topK()).mapToInt(i -> i).toArray();
    for (int neuron : top) {
      int from = IntStream.range(start, end).filter(p -> order[p] == neuron).findFirst().orElseThrow();
      double lowest = ReferenceFormulas.connectionCost(swap.cost(), wiring, doubles(now.arrays()));
      double rounding = 1e-12 * lowest;
      int best = -1;
      for (int p = start; p < end; p++) {
        if (p != from) {
          Map<String, float[]> candidate = moved(now, round.swap(wiring, from, p));
          double r = ReferenceFormulas.connectionCost(swap.cost(), wiring, doubles(candidate));
          if (r < lowest - rounding) {
            lowest = r;
            best = p;
          }
        }
      }
      if (best >= 0) {
        Permutation kept = round.swap(wiring, from, best);
        now = new RandomNet(wiring, moved(now, kept), net.shapes());
        int displaced = order[from];
        order[from] = order[best];
        order[best] = displaced;
        orders.replaceAll((name, before) -> kept.order(name).map(o -> IntStream.of(o).map(i -> before[i]).toArray()).orElse(before));
      }
    }
    return now;
  }

  /** Incoming plus outgoing absolute weight, those of followers included, each stored weight once an end. */
  private static double[] scores(RandomNet net, Round round) {
    Wiring wiring = net.wiring();
    double[] scores = new double[round.units];
    Set<String> counted = new HashSet<>();
    for (Connection c : wiring.connections()) {
      int to = width(wiring, round, c.to());
      int from = width(wiring, round, c.from());
      for (int i = 0; i < c.rows(); i++) {
        for (int j = 0; j < c.columns(); j++) {
          for (int s = 0; s < c.kernelSize(); s++) {
            long at = c.view().index(i, j, s);
            double w = Math.abs(net.arrays().get(c.view().parameter())[(int) at]);
            if (counted.add(c.view().parameter() + at)) {
              if (to > 0) {
                scores[c.rowMap().neuron(i, wiring.group(c.to()).size()) / to] += w;
              }
              if (from > 0) {
                scores[c.columnMap().neuron(j, wiring.group(c.from()).size()) / from] += w;
              }
            }
          }
        }
      }
    }
    return scores;
  }

  private static int width(Wiring wiring, Round round, String group) {
    if (round.leaders.contains(group)) {
      return wiring.group(group).size() / round.units;
    }
    boolean follows = wiring.group(group).symmetry() instanceof Symmetry.Lockstep lockstep && round.leaders.contains(lockstep.leader());
    return follows ? wiring.group(group).size() / round.units : 0;
  }

  private static Map<String, float[]> moved(RandomNet net, Permutation permutation) {
    Map<String, float[]> moved = new LinkedHashMap<>(net.arrays());
    ParameterOrder.sources(net.wiring(), permutation, name -> net.arrays().get(name).length)
        .forEach(
            (name, source) -> {
              float[] before = net.arrays().get(name);
              float[] after = new float[before.length];
              for (int i = 0; i < after.length; i++) {
                after[i] = before[source[i]];
              }
              moved.put(name, after);
            });
    return moved;
  }

  private static Map<String, double[]> doubles(Map<String, float[]> arrays) {
    Map<String, double[]> doubles = new HashMap<>();
    arrays.forEach((name, array) -> doubles.put(name, IntStream.range(0, array.length).mapToDouble(i -> array[i]).toArray()));
    return doubles;
  }

  private static Wiring oneToFive() {
    return Wiring.builder().input("in", 1).hidden("h", 5).linear("fc", "in", "h").build();
  }

  private static Weights column(float... values) {
    return Weights.of(Map.of("fc.weight", new WeightArray(new int[] {values.length, 1}, values)));
  }

  private static void assertMessage(String part, Executable action) {
    String message = assertThrows(IllegalArgumentException.class, action).getMessage();
    assertTrue(message.contains(part), message);
  }
}
