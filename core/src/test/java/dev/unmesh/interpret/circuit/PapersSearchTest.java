package dev.unmesh.interpret.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PapersSearchTest {
  private static final int NETS = 400;

  @Test
  void findsTheMaskOfThePlainAlgorithm() {
    long exact = 0;
    long tried = 0;
    for (long seed = 0; seed < NETS; seed++) {
      RandomTail net = RandomTail.of(seed);
      TailExamples examples = net.examples().only(net.examples().of((int) (seed % net.classes())));
      PapersSearch search = search(net, examples, (int) (seed % net.classes()));
      EdgeSet plain = new PlainPapersSearch(net.tail(), examples, (int) (seed % net.classes())).search();
      assertEquals(plain, search.edges(), "seed " + seed);
      exact += search.exact();
      tried += search.tried();
    }
    System.out.println(NETS + " random nets: " + tried + " weights tried, " + exact + " of them so close that they were worked out in full");
  }

  @Test
  void alsoWhereManyLossesAreTheBoundItself() {
    long exact = 0;
    long tried = 0;
    for (long seed = 0; seed < 2 * NETS; seed++) {
      TiedTail net = TiedTail.of(seed);
      int label = (int) (seed % net.classes());
      TailExamples examples = net.examples().only(net.examples().of(label));
      if (examples.count() == 0) {
        continue;
      }
      PapersSearch search = search(net.tail(), examples, label);
      EdgeSet plain = new PlainPapersSearch(net.tail(), examples, net.tail().place(label)).search();
      assertEquals(plain, search.edges(), "seed " + seed);
      exact += search.exact();
      tried += search.tried();
    }
    System.out.println(2 * NETS + " nets of small integers: " + tried + " weights tried, " + exact + " of them worked out in full");
    assertTrue(exact > 100, exact + " of " + tried + " were close");
  }

  /** Inputs a million times larger, and only examples that are answered rightly: outputs are huge beside a loss of almost nothing. */
  @Test
  void alsoWhereOutputsAreHuge() {
    int searched = 0;
    for (long seed = 0; seed < NETS; seed++) {
      RandomTail net = RandomTail.of(seed);
      float[] values = net.examples().values().clone();
      for (int i = 0; i < values.length; i++) {
        values[i] *= 1e6f;
      }
      TailExamples all = new TailExamples(net.examples().width(), values, net.examples().labels());
      int label = (int) (seed % net.classes());
      Carried carried = Carried.of(net.tail(), all, EdgeAblation.ZERO, Optional.empty(), 0);
      double[][] outputs = TailForward.outputs(carried, Mask.all(net.tail()));
      int[] right = IntStream.range(0, all.count()).filter(n -> BalancedError.answer(outputs, n) == label).toArray();
      if (right.length > 0) {
        searched++;
        EdgeSet plain = new PlainPapersSearch(net.tail(), all.only(right), label).search();
        assertEquals(plain, search(net.tail(), all.only(right), label).edges(), "seed " + seed);
      }
    }
    assertTrue(searched > NETS / 2, searched + " were searched");
  }

  @Test
  void goesOnFromWhereverItWas() {
    for (long seed = 0; seed < 40; seed++) {
      RandomTail net = RandomTail.of(seed);
      int label = (int) (seed % net.classes());
      TailExamples examples = net.examples().only(net.examples().of(label));
      for (EdgeAblation ablation : EdgeAblation.values()) {
        if (ablation == EdgeAblation.RESAMPLE && examples.count() == 1) {
          continue;
        }
        Carried carried = Carried.of(net.tail(), examples, ablation, Optional.empty(), seed);
        CrossEntropy loss = CrossEntropy.ofClass(net.classes(), label, examples.count());
        List<SearchPosition> reached = new ArrayList<>();
        List<EdgeSet> edges = new ArrayList<>();
        PapersSearch straight = PapersSearch.run(carried, loss, PapersSearch.start(net.tail()), position -> {
          reached.add(position);
          edges.add(position.edges().get());
        });
        int rows = net.tail().layers().stream().mapToInt(TailLayer::rows).sum();
        assertEquals(rows, reached.size());
        assertEquals(1, reached.get(rows - 1).share(net.tail()), 1e-12);
        for (int at = 0; at < rows; at++) {
          EdgeSet left = edges.get(at);
          SearchPosition from = new SearchPosition(reached.get(at).layer(), reached.get(at).row(), () -> left);
          PapersSearch resumed = PapersSearch.run(carried, loss, from, position -> {});
          assertEquals(straight.edges(), resumed.edges(), ablation + ", seed " + seed + ", from " + from);
          assertEquals(straight.bound(), resumed.bound());
        }
        Mask found = new Mask(net.tail(), straight.edges());
        assertTrue(loss.value(TailForward.outputs(carried, found)) <= straight.bound(), "never above the unpruned model's, seed " + seed);
      }
    }
  }

  /** The plain algorithm with means: a forward pass by the definition for every weight. */
  @Test
  void otherAblationsAgreeWithAPassForEveryWeight() {
    for (long seed = 0; seed < 100; seed++) {
      RandomTail net = RandomTail.of(seed);
      int label = (int) (seed % net.classes());
      TailExamples examples = net.examples().only(net.examples().of(label));
      EdgeAblation ablation = seed % 2 == 0 || examples.count() == 1 ? EdgeAblation.MEAN : EdgeAblation.RESAMPLE;
      Carried carried = Carried.of(net.tail(), examples, ablation, Optional.empty(), seed);
      CrossEntropy loss = CrossEntropy.ofClass(net.classes(), label, examples.count());
      Mask mask = Mask.all(net.tail());
      double bound = loss.value(TailForward.outputs(carried, mask));
      for (int l = net.tail().depth() - 1; l >= 0; l--) {
        for (Unit unit : CircuitUnit.EDGES.of(net.tail())) {
          Mask without = mask.copy();
          unit.removeFrom(without);
          if (unit.layer() == l && loss.value(TailForward.outputs(carried, without)) <= bound) {
            mask = without;
          }
        }
      }
      PapersSearch search = PapersSearch.run(carried, loss, PapersSearch.start(net.tail()), position -> {});
      assertEquals(mask.edges(), search.edges(), ablation + ", seed " + seed);
    }
  }

  private static PapersSearch search(RandomTail net, TailExamples examples, int label) {
    return search(net.tail(), examples, label);
  }

  private static PapersSearch search(Tail tail, TailExamples examples, int label) {
    Carried carried = Carried.of(tail, examples, EdgeAblation.ZERO, Optional.empty(), 0);
    CrossEntropy loss = CrossEntropy.ofClass(tail.outputs(), tail.place(label), examples.count());
    return PapersSearch.run(carried, loss, PapersSearch.start(tail), position -> {});
  }
}
