package dev.unmesh.interpret.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.network.Activation;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.ConvBlock;
import dev.unmesh.network.ConvNetOptions;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A network of two parts that hardly touch: inputs 0 to 3 and neurons 0 to 2 are behind label 0, the others behind label 1, and label 2 is
 * what is said when neither speaks up.
 */
class PlantedCircuitTest {
  private static final int INPUTS = 8;
  private static final int HIDDEN = 6;
  private static final int CLASSES = 3;

  private final SplittableRandom random = new SplittableRandom(21);
  private final Blueprint blueprint =
      new MlpOptions(List.of(HIDDEN), true, Activation.RELU, Layout.LINE, Layout.LINE, false)
          .blueprint(new NetworkShape(new int[] {INPUTS}, CLASSES, List.of(), List.of()));
  private final Tail tail = planted();
  private final TailExamples train = examples(300);
  private final TailExamples test = examples(300);

  private Tail planted() {
    float[] first = new float[HIDDEN * INPUTS];
    float[] last = new float[CLASSES * HIDDEN];
    for (int i = 0; i < HIDDEN; i++) {
      for (int c = 0; c < INPUTS; c++) {
        first[i * INPUTS + c] = (float) (i / 3 == c / 4 ? random.nextDouble(.5, 1) : random.nextDouble(-.02, .02));
      }
      for (int o = 0; o < CLASSES; o++) {
        last[o * HIDDEN + i] = (float) (o == i / 3 ? random.nextDouble(.8, 1.2) : random.nextDouble(-.02, .02));
      }
    }
    Map<String, WeightArray> weights =
        Map.of(
            "fc1.weight", new WeightArray(new int[] {HIDDEN, INPUTS}, first),
            "fc1.bias", new WeightArray(new int[] {HIDDEN}, new float[HIDDEN]),
            "fc2.weight", new WeightArray(new int[] {CLASSES, HIDDEN}, last),
            "fc2.bias", new WeightArray(new int[] {CLASSES}, new float[] {0, 0, 4}));
    return Tail.of(blueprint.tail().orElseThrow(), blueprint.wiring(), Weights.of(weights), new int[] {0, 1, 2});
  }

  // a class shows in its part's inputs; the other part is quiet
  private TailExamples examples(int count) {
    float[] values = new float[count * INPUTS];
    int[] labels = new int[count];
    for (int n = 0; n < count; n++) {
      labels[n] = n % CLASSES;
      for (int c = 0; c < INPUTS; c++) {
        values[n * INPUTS + c] = (float) (c / 4 == labels[n] ? random.nextDouble(.7, 1.3) : random.nextDouble(0, .1));
      }
    }
    return new TailExamples(INPUTS, values, labels);
  }

  private FoundCircuit search(MethodKind method, CircuitUnit unit, int label, OptionalDouble bound) {
    CircuitOptions options =
        new CircuitOptions(Protocol.CONTRASTIVE, method, EdgeAblation.ZERO, unit, Criterion.ONE_VS_REST_KL, bound, 100, 3, 0);
    Grader grader = new Grader(tail, test, EdgeAblation.ZERO, 0);
    return new CircuitSearch(tail, options, grader, grader).find(label, train, Optional.empty(), at -> {}, share -> {});
  }

  @Test
  void theCircuitOfALabelKeepsItsOwnPart() {
    Grader grader = new Grader(tail, test, EdgeAblation.ZERO, 0);
    assertTrue(grader.full(0).classAccuracy() > .99 && grader.full(0).falsePositiveRate() < .01, "the network knows its task");
    for (int label = 0; label < 2; label++) {
      Map<MethodKind, Integer> sizes = new EnumMap<>(MethodKind.class);
      for (MethodKind method : MethodKind.values()) {
        if (method == MethodKind.EXHAUSTIVE) {
          continue;
        }
        FoundCircuit found = search(method, CircuitUnit.EDGES, label, OptionalDouble.empty());
        assertTrue(BoundChoice.isWithin(grader.of(label, found.edges()), grader.full(label)), method + " on the test examples");
        assertTrue(found.value() <= found.bound(), method + ": " + found.value() + " of " + found.bound());
        sizes.put(method, found.edges().size());
        if (method == MethodKind.GREEDY) {
          assertInPart(found.edges(), label, method.toString());
        }
      }
      System.out.println("label " + label + ": " + sizes);
      assertTrue(sizes.get(MethodKind.GREEDY) < sizes.get(MethodKind.RANDOM), sizes.toString());
      assertTrue(sizes.get(MethodKind.GREEDY) <= sizes.values().stream().mapToInt(v -> v).min().orElseThrow() + 1, sizes.toString());
    }
  }

  private void assertInPart(EdgeSet edges, int part, String message) {
    assertTrue(edges.size() > 0, message);
    for (int i = 0; i < HIDDEN; i++) {
      for (int c = 0; c < INPUTS; c++) {
        assertTrue(!edges.has("fc1", i, c) || i / 3 == part && c / 4 == part, message + " keeps input " + c + " to neuron " + i);
      }
      for (int o = 0; o < CLASSES; o++) {
        assertTrue(!edges.has("fc2", o, i) || i / 3 == part && o == part, message + " keeps neuron " + i + " to output " + o);
      }
    }
  }

  @Test
  void wholeNeuronsOfItsPart() {
    FoundCircuit found = search(MethodKind.GREEDY, CircuitUnit.NEURONS, 1, OptionalDouble.empty());
    Mask mask = new Mask(tail, found.edges());
    MethodsTest.assertWhole(tail, mask, 1, "greedy");
    for (int c = 0; c < 4; c++) {
      assertTrue(!found.edges().has("fc1", 3, c) && !found.edges().has("fc1", 4, c) && !found.edges().has("fc1", 5, c), "input " + c);
    }
    FoundCircuit best = search(MethodKind.EXHAUSTIVE, CircuitUnit.NEURONS, 1, OptionalDouble.of(found.bound()));
    assertTrue(best.edges().size() <= found.edges().size());
  }

  @Test
  void aCurveShrinksAndItsLastPointsFail() {
    List<CurvePoint> curve = search(MethodKind.ATTRIBUTION, CircuitUnit.EDGES, 0, OptionalDouble.empty()).curve();
    assertTrue(curve.size() > 3);
    for (int at = 1; at < curve.size(); at++) {
      assertTrue(curve.get(at).edges() <= curve.get(at - 1).edges());
      assertEquals((double) curve.get(at).edges() / tail.total(), curve.get(at).size(), 1e-12);
    }
    assertTrue(curve.get(0).oneVsRestKl() < 1e-9, "the first is the full model");
  }

  @Test
  void chosenBoundsAreKept() {
    for (MethodKind method : MethodKind.values()) {
      for (double bound : new double[] {1e-4, .01, .2}) {
        if (method != MethodKind.EXHAUSTIVE) {
          FoundCircuit found = search(method, CircuitUnit.EDGES, 0, OptionalDouble.of(bound));
          assertEquals(bound, found.bound());
          assertTrue(found.value() <= bound, method + " at " + bound + ": " + found.value());
        }
      }
    }
  }

  @Test
  void aCircuitLiesInItsModule() {
    int[] inputs = IntStream.range(0, INPUTS).map(c -> c / 4).toArray();
    int[] hidden = IntStream.range(0, HIDDEN).map(i -> i / 3).toArray();
    Connection first = blueprint.wiring().connection("fc1");
    Partition parts = new Partition(2, Map.of(first.from(), inputs, first.to(), hidden));
    ModuleShares shares = new ModuleShares(blueprint.wiring(), parts, List.of("fc1", "fc2"));
    BitSet own = new BitSet();
    own.set(0, 4);
    own.set(INPUTS, INPUTS + 4);
    EdgeSet circuit = circuit(own);
    ModuleShare share = shares.of(circuit, 1).orElseThrow();
    assertEquals(8, share.edges(), "fc2 is not divided: its outputs belong to no module");
    assertEquals(1, share.touched());
    assertEquals(1, share.inside());
    assertEquals(1, share.largest());
    assertTrue(share.insideControl() > .2 && share.insideControl() < .8, "by random splits " + share.insideControl());
    assertTrue(share.largestControl() <= share.insideControl() && share.insideControlSd() > 0);
    own.set(7);
    own.set(5 * INPUTS + 7);
    ModuleShare mixed = shares.of(circuit(own), 1).orElseThrow();
    assertEquals(2, mixed.touched());
    assertEquals(.9, mixed.inside(), 1e-12, "one edge crosses");
    assertEquals(.8, mixed.largest(), 1e-12);
    ModuleShare none = shares.of(circuit(new BitSet()), 1).orElseThrow();
    assertTrue(none.edges() == 0 && none.touched() == 0 && Double.isNaN(none.inside()) && Double.isNaN(none.largest()));
    assertTrue(new ModuleShares(blueprint.wiring(), parts, List.of("fc2")).of(circuit, 1).isEmpty());
  }

  private EdgeSet circuit(BitSet first) {
    BitSet last = new BitSet();
    last.set(0, 2);
    return EdgeSet.builder().put("fc1", HIDDEN, INPUTS, first).put("fc2", CLASSES, HIDDEN, last).build();
  }

  /** Behind a convolution a neuron is a channel with all its positions. */
  @Test
  void channelsGoAsWholes() {
    Blueprint conv =
        new ConvNetOptions(List.of(new ConvBlock(3, 3, 1, true, false, 2)), List.of(4), true, Activation.RELU, List.of())
            .blueprint(new NetworkShape(new int[] {1, 4, 4}, 3, List.of(), List.of()));
    Tail end = Tail.of(conv.tail().orElseThrow(), conv.wiring(), Weights.of(conv.initialWeights(2)), new int[] {0, 1, 2});
    assertEquals(List.of("fc1", "fc2"), end.connections());
    assertEquals(4, end.inputBlock(), "2 x 2 positions");
    assertEquals(12, end.inputs());
    assertEquals(3 + 4, CircuitUnit.NEURONS.of(end).size());
    float[] values = new float[40 * 12];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(0, 4);
    }
    TailExamples read = new TailExamples(12, values, IntStream.range(0, 40).map(n -> n % 3).toArray());
    Grader grader = new Grader(end, read, EdgeAblation.ZERO, 0);
    int smaller = 0;
    for (MethodKind method : MethodKind.values()) {
      CircuitOptions options =
          new CircuitOptions(
              Protocol.CONTRASTIVE, method, EdgeAblation.ZERO, CircuitUnit.NEURONS, Criterion.KL, OptionalDouble.of(.02), 40, 1, 0);
      FoundCircuit found = new CircuitSearch(end, options, grader, grader).find(1, read, Optional.empty(), at -> {}, share -> {});
      MethodsTest.assertWhole(end, new Mask(end, found.edges()), 4, method.toString());
      assertTrue(found.value() <= .02, method.toString());
      smaller += found.edges().size() < end.edges().size() ? 1 : 0;
    }
    assertTrue(smaller > 0, "something could go");
  }
}
