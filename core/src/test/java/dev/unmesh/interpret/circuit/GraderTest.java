package dev.unmesh.interpret.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.network.Activation;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Figures of circuits against their definitions, on more examples than are run at once. */
class GraderTest {
  private static final int CLASSES = 3;
  private static final int COUNT = 4001;

  private final SplittableRandom random = new SplittableRandom(11);
  private final Tail tail = RandomTail.tail(5, new int[] {6, 4}, CLASSES, true, Activation.RELU, random);
  private final TailExamples examples = examples();

  private TailExamples examples() {
    float[] values = new float[5 * COUNT];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-2, 2);
    }
    return new TailExamples(5, values, random.ints(COUNT, 0, 10).map(v -> v < 5 ? 0 : v < 8 ? 1 : 2).toArray());
  }

  private EdgeSet some(double share) {
    Mask mask = Mask.all(tail);
    for (Unit unit : CircuitUnit.EDGES.of(tail)) {
      if (random.nextDouble() > share) {
        unit.removeFrom(mask);
      }
    }
    return mask.edges();
  }

  @Test
  void figuresAreTheirDefinitions() {
    for (EdgeAblation ablation : new EdgeAblation[] {EdgeAblation.ZERO, EdgeAblation.MEAN}) {
      Grader grader = new Grader(tail, examples, ablation, 0);
      Carried carried = Carried.of(tail, examples, ablation, Optional.empty(), 0);
      for (double share : new double[] {.2, .5, .9, 1}) {
        EdgeSet edges = some(share);
        for (int label = 0; label < CLASSES; label++) {
          assertFigures(carried, label, edges, grader.of(label, edges), ablation + ", " + share + ", label " + label);
        }
      }
      assertFigures(carried, 1, tail.edges(), grader.full(1), ablation + ", full");
      assertEquals(0, grader.full(1).klDivergence(), 1e-12);
      assertEquals(0, grader.of(1, tail.edges()).oneVsRestKl(), 1e-12);
    }
  }

  private void assertFigures(Carried carried, int label, EdgeSet edges, Faithfulness found, String message) {
    double[][] p = Softmax.of(TailForward.outputs(carried, Mask.all(tail)));
    double[][] outputs = TailForward.outputs(carried, new Mask(tail, edges));
    double[][] q = Softmax.of(outputs);
    int[] labels = examples.labels();
    double divergence = 0;
    double versus = 0;
    double[][] answers = new double[CLASSES][CLASSES];
    boolean[] isOfClass = new boolean[COUNT];
    double[] score = new double[COUNT];
    for (int of = 0; of < CLASSES; of++) {
      int count = examples.of(of).length;
      for (int n : examples.of(of)) {
        double kl = 0;
        int answer = 0;
        for (int o = 0; o < CLASSES; o++) {
          kl += p[o][n] * Math.log(p[o][n] / q[o][n]);
          answer = outputs[o][n] > outputs[answer][n] ? o : answer;
        }
        divergence += kl / count / CLASSES;
        answers[of][answer] += 1.0 / count;
        double a = p[label][n];
        double b = q[label][n];
        versus += (a * Math.log(a / b) + (1 - a) * Math.log((1 - a) / (1 - b))) * .5 / (of == label ? count : COUNT - examples.of(label).length);
        isOfClass[n] = of == label;
        score[n] = Math.log(b / (1 - b));
      }
    }
    int wrongly = 0;
    for (int n = 0; n < COUNT; n++) {
      wrongly += labels[n] != label && BalancedError.answer(outputs, n) == label ? 1 : 0;
    }
    assertEquals(divergence, found.klDivergence(), 1e-10, message);
    assertEquals(versus, found.oneVsRestKl(), 1e-10, message);
    assertEquals(answers[label][label], found.classAccuracy(), 1e-10, message);
    assertEquals((double) wrongly / (COUNT - examples.of(label).length), found.falsePositiveRate(), 1e-10, message);
    assertEquals(Ranks.auc(score, isOfClass), found.auc(), 1e-6, message);
    for (int of = 0; of < CLASSES; of++) {
      assertArrayEquals(answers[of], found.answers()[of], 1e-10, message);
    }
    assertEquals((found.classAccuracy() + 1 - found.falsePositiveRate()) / 2, found.balancedAccuracy(), 1e-15);
  }

  @Test
  void theLastPlacesNeedNotBeTheTasksOutputs() {
    for (long seed = 0; seed < 40; seed++) {
      TiedTail net = TiedTail.of(seed);
      double[][] outputs =
          TailForward.outputs(Carried.of(net.tail(), net.examples(), EdgeAblation.ZERO, Optional.empty(), 0), Mask.all(net.tail()));
      Grader grader = new Grader(net.tail(), net.examples(), EdgeAblation.ZERO, 0);
      for (int label = 0; label < net.classes(); label++) {
        int place = net.tail().place(label);
        assertEquals(label, net.tail().outputAt(place));
        int[] own = net.examples().of(label);
        long right = Arrays.stream(own).filter(n -> BalancedError.answer(outputs, n) == place).count();
        if (own.length > 0) {
          assertEquals((double) right / own.length, grader.full(label).classAccuracy(), 1e-12, "seed " + seed);
          assertEquals(grader.full(label).classAccuracy(), grader.full(label).answers()[label][label]);
        }
      }
    }
  }

  @Test
  void aClassWithoutExamplesHasNoAnswers() {
    TailExamples two = examples.only(java.util.stream.IntStream.range(0, COUNT).filter(n -> examples.labels()[n] != 2).toArray());
    Faithfulness found = new Grader(tail, two, EdgeAblation.ZERO, 0).of(0, some(.5));
    for (double share : found.answers()[2]) {
      assertTrue(Double.isNaN(share));
    }
    assertTrue(found.klDivergence() > 0 && found.auc() >= 0 && found.auc() <= 1);
  }

  /** A batch holds 2,000: the last of 2,001 must not be left with nobody to stand in for it. */
  @Test
  void resamplingReachesEveryExample() {
    TailExamples few = examples.only(java.util.stream.IntStream.range(0, 2001).toArray());
    Mask none = Mask.all(tail);
    CircuitUnit.EDGES.of(tail).forEach(unit -> unit.removeFrom(none));
    Faithfulness found = new Grader(tail, few, EdgeAblation.RESAMPLE, 3).of(0, none.edges());
    Faithfulness full = new Grader(tail, few, EdgeAblation.RESAMPLE, 3).full(0);
    assertTrue(found.klDivergence() > .01, "others' answers are not one's own");
    assertEquals(.5, found.auc(), .05, "but tell nothing");
    assertEquals(0, full.klDivergence(), 1e-12);
  }

  @Test
  void complementsAndRandomCircuits() {
    EdgeSet whole = tail.edges();
    EdgeSet edges = some(.3);
    EdgeSet rest = edges.complement(whole);
    assertEquals(whole.size(), edges.size() + rest.size());
    assertEquals(0, edges.jaccard(rest));
    assertEquals(1, edges.jaccard(rest.complement(whole)));
    EdgeSet one = RandomCircuits.like(edges, whole, 1);
    for (String name : whole.connections()) {
      assertEquals(edges.size(name), one.size(name), name);
      assertEquals(one.size(name), one.bits(name).stream().filter(whole.bits(name)::get).count(), "of edges that are there");
    }
    assertEquals(one, RandomCircuits.like(edges, whole, 1));
    assertTrue(!one.equals(RandomCircuits.like(edges, whole, 2)));
    Grader grader = new Grader(tail, examples, EdgeAblation.ZERO, 0);
    Faithfulness control = RandomCircuits.control(grader, 1, whole, whole, 3, 0);
    assertEquals(grader.full(1).classAccuracy(), control.classAccuracy(), 1e-12, "all edges leave no choice");
  }

  @Test
  void theExpectedOverlapIsWhatDrawsComeTo() {
    Tail large = RandomTail.tail(40, new int[] {30}, 10, false, Activation.RELU, random);
    EdgeSet whole = large.edges();
    EdgeSet a = RandomCircuits.like(share(whole, .1), whole, 5);
    EdgeSet b = RandomCircuits.like(share(whole, .3), whole, 6);
    double mean = 0;
    int draws = 2000;
    for (int draw = 0; draw < draws; draw++) {
      mean += RandomCircuits.like(a, whole, 2L * draw).jaccard(RandomCircuits.like(b, whole, 2L * draw + 1)) / draws;
    }
    assertEquals(mean, RandomCircuits.expectedJaccard(a, b, whole), .002);
    assertEquals(1, RandomCircuits.expectedJaccard(whole, whole, whole), 1e-12);
    EdgeSet nothing = whole.complement(whole);
    assertEquals(1, RandomCircuits.expectedJaccard(nothing, nothing, whole));
    assertEquals(1, nothing.jaccard(nothing), "as the measured one says it");
    assertEquals(0, RandomCircuits.expectedJaccard(nothing, a, whole));
  }

  private EdgeSet share(EdgeSet whole, double share) {
    EdgeSet.Builder builder = EdgeSet.builder();
    for (String name : whole.connections()) {
      java.util.BitSet bits = whole.bits(name);
      whole.bits(name).stream().forEach(at -> bits.set(at, random.nextDouble() < share));
      builder.put(name, whole.rows(name), whole.columns(name), bits);
    }
    return builder.build();
  }
}
