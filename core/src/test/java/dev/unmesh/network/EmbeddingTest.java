package dev.unmesh.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.pressure.ArrayPressure;
import dev.unmesh.pressure.ConnectionCost;
import dev.unmesh.pressure.NeuronSwap;
import dev.unmesh.pressure.Swaps;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Loss;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.train.Dataset;
import dev.unmesh.train.LibTorchLearner;
import dev.unmesh.train.OptimiserOptions;
import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Coordinates;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An MLP on pairs of tokens: one table of which both are copies. */
class EmbeddingTest {
  private static final int TOKENS = 5;
  private static final int DIMS = 6;
  private static final int LENGTH = 2;
  private static final int OUTPUTS = 3;
  private static final MlpOptions OPTIONS =
      new MlpOptions(DIMS, List.of(7), true, Activation.SILU, Layout.LINE, Layout.LINE, true, false);
  private static final NetworkShape SHAPE =
      new NetworkShape(new int[] {LENGTH}, TOKENS, OUTPUTS, List.of("a", "b", "c", "d", "e"), List.of());
  private static final ConnectionCost COST =
      ConnectionCost.of(2, .5).on(Set.of("fc1", "fc2")).withBiases(true).withParameters(Set.of("embedding.weight"));

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  @Test
  void outputsAreThoseComputedByHand() {
    try (Network network = OPTIONS.blueprint(SHAPE).build(4);
        Dataset data = new Dataset(pairs())) {
      float[] outputs = outputs(network, data);
      Weights weights = network.weights();
      float[] embedding = weights.get("embedding.weight").values();
      for (int example = 0; example < TOKENS * TOKENS; example++) {
        double[] x = new double[LENGTH * DIMS];
        for (int d = 0; d < DIMS; d++) {
          x[d] = embedding[example / TOKENS * DIMS + d];
          x[DIMS + d] = embedding[example % TOKENS * DIMS + d];
        }
        double[] hidden = linear(weights, "fc1", x);
        for (int h = 0; h < hidden.length; h++) {
          hidden[h] /= 1 + Math.exp(-hidden[h]);
        }
        double[] y = linear(weights, "fc2", hidden);
        for (int o = 0; o < OUTPUTS; o++) {
          assertEquals(y[o], outputs[example * OUTPUTS + o], 1e-5);
        }
      }
    }
  }

  @Test
  void theWiringSaysWhatIsEmbedded() {
    Wiring wiring = OPTIONS.blueprint(SHAPE).wiring();
    assertEquals(List.of("embedding", "fc1", "fc2"), wiring.connections().stream().map(connection -> connection.name()).toList());
    assertEquals(Symmetry.FIXED, wiring.group("tokens").symmetry());
    assertEquals("c", wiring.group("tokens").label(2));
    assertEquals(Symmetry.FREE, wiring.group("embedding").symmetry());
    assertEquals(Optional.of(Coordinates.line(DIMS)), wiring.group("embedding").coordinates());
    assertEquals(new AxisMap.Folds(LENGTH), wiring.connection("fc1").columnMap());
    // entry (dimension, token) of the connection is entry (token, dimension) of the table
    assertEquals(3 * DIMS + 2, wiring.connection("embedding").view().index(2, 3, 0));
    assertEquals(Symmetry.FREE, wiring.group("output").symmetry());
  }

  @Test
  void initialWeightsNeedNoEngineAndAreThoseOfTheNetwork() {
    for (NetworkOptions options : List.of(OPTIONS, new MlpOptions(List.of(5, 4), false, Activation.TANH, Layout.LINE, Layout.LINE, true))) {
      Blueprint blueprint = options.blueprint(options == OPTIONS ? SHAPE : new NetworkShape(new int[] {4}, 2, List.of(), List.of()));
      Map<String, WeightArray> initial = blueprint.initialWeights(9);
      try (Network network = blueprint.build(9)) {
        assertEquals(initial.keySet(), network.parameters().keySet());
        initial.forEach((name, values) -> assertEquals(values, network.weights().get(name)));
      }
    }
  }

  @Test
  void embeddingsStartStandardNormal() {
    float[] drawn = new Initial.Normal().values(200_000, 3);
    double[] moments = new double[4];
    for (float value : drawn) {
      for (int m = 0; m < 4; m++) {
        moments[m] += Math.pow(value, m + 1) / drawn.length;
      }
    }
    System.out.printf("moments of %d draws: %.4f %.4f %.4f %.4f%n", drawn.length, moments[0], moments[1], moments[2], moments[3]);
    // standard deviations of these means: sqrt(1, 2, 15, 96) / sqrt(200,000)
    assertArrayEquals(new double[] {0, 1, 0, 3}, moments, .1);
    assertEquals(0, moments[0], .01);
    assertEquals(1, moments[1], .015);
    assertArrayEquals(drawn, new Initial.Normal().values(200_000, 3));
  }

  @Test
  void swappedDimensionsCarryTheirColumnsAndBothCopies() {
    long seed = 31;
    System.out.println("seed " + seed);
    NeuronSwap swap = NeuronSwap.of(COST.withA(2), DIMS).on(Set.of("embedding"));
    OptimiserOptions adam = new OptimiserOptions();
    Examples examples = pairs();
    try (Network left = OPTIONS.blueprint(SHAPE).build(seed);
        Network right = OPTIONS.blueprint(SHAPE).build(seed);
        Dataset data = new Dataset(examples);
        LibTorchLearner plain = new LibTorchLearner(left, data, Loss.CROSS_ENTROPY, adam, 0);
        LibTorchLearner moved = new LibTorchLearner(right, data, Loss.CROSS_ENTROPY, adam, 0)) {
      int[] all = Permutation.identity(examples.count());
      for (int step = 0; step < 3; step++) {
        plain.step(step, all, 1e-2, new double[0]);
        moved.step(step, all, 1e-2, new double[0]);
      }
      Weights before = moved.weights();
      Swaps swaps = swap.on(right.wiring()).find(before);
      assertTrue(swaps.count() > 0, "there is something to swap");
      moved.permute(swaps.permutation());
      Weights after = moved.weights();
      assertEquals(value(before) - swaps.decrease(), value(after), 1e-5, "R falls by what was promised");
      int[] order = swaps.permutation().order("embedding").orElseThrow();
      for (int d = 0; d < DIMS; d++) {
        for (int token = 0; token < TOKENS; token++) {
          assertEquals(at(before, "embedding.weight", token, order[d]), at(after, "embedding.weight", token, d));
        }
        for (int row = 0; row < 7; row++) {
          for (int copy = 0; copy < LENGTH; copy++) {
            assertEquals(at(before, "fc1.weight", row, copy * DIMS + order[d]), at(after, "fc1.weight", row, copy * DIMS + d));
          }
        }
      }
      assertArrayEquals(outputs(left, data), outputs(right, data), 1e-5f);
      plain.step(3, all, 1e-2, new double[0]);
      moved.step(3, all, 1e-2, new double[0]);
      moved.permute(swaps.permutation().inverse());
      for (String name : plain.weights().names()) {
        assertArrayEquals(plain.weights().get(name).values(), moved.weights().get(name).values(), 2e-4f, name);
      }
    }
  }

  @Test
  void theCostOfCopiesAndTableAgreesWithItsFormulaAndItsGradientWithDifferences() {
    Blueprint blueprint = OPTIONS.blueprint(SHAPE);
    Wiring wiring = blueprint.wiring();
    Weights weights = Weights.of(blueprint.initialWeights(0));
    SplittableRandom random = new SplittableRandom(8);
    for (String name : weights.names()) {
      float[] values = weights.get(name).values();
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(8, 64) / 64f * (random.nextBoolean() ? 1 : -1);
      }
    }
    double expected = 0;
    float[] fc1 = weights.get("fc1.weight").values();
    for (int i = 0; i < fc1.length; i++) {
      int row = i / (LENGTH * DIMS);
      int dimension = i % (LENGTH * DIMS) % DIMS;
      double distance = Math.abs((2 * row + 1) / 14.0 - (2 * dimension + 1) / (2.0 * DIMS));
      expected += Math.abs(fc1[i]) * (2 * distance + .5);
    }
    float[] fc2 = weights.get("fc2.weight").values();
    for (int i = 0; i < fc2.length; i++) {
      expected += Math.abs(fc2[i]) * (2 * Math.abs((2 * (i / 7) + 1) / 6.0 - (2 * (i % 7) + 1) / 14.0) + .5);
    }
    for (String alone : List.of("embedding.weight", "fc1.bias", "fc2.bias")) {
      for (float value : weights.get(alone).values()) {
        expected += .5 * Math.abs(value);
      }
    }
    ArrayPressure cost = COST.onArrays(wiring, weights);
    assertEquals(expected, cost.value(weights), 1e-7 * expected); // its coefficients are floats
    Map<String, float[]> gradient = new HashMap<>();
    weights.names().forEach(name -> gradient.put(name, new float[weights.get(name).size()]));
    cost.addGradient(weights, gradient, 1);
    for (String name : weights.names()) {
      float[] values = weights.get(name).values();
      for (int i = 0; i < values.length; i++) {
        float kept = values[i];
        values[i] = kept + 1 / 64f; // exact in float, and the sign stays
        double above = cost.value(weights);
        values[i] = kept - 1 / 64f;
        double below = cost.value(weights);
        values[i] = kept;
        assertEquals((above - below) * 32, gradient.get(name)[i], 1e-6, name + " " + i);
      }
    }
  }

  @Test
  void stacksOfMatricesAreKnown() {
    DenseStack stack = OPTIONS.blueprint(SHAPE).dense().orElseThrow();
    assertEquals(Optional.of(new DenseStack.Embedding("embedding.weight", TOKENS, DIMS, LENGTH)), stack.embedding());
    assertEquals(
        List.of(
            new DenseStack.Dense("fc1.weight", Optional.of("fc1.bias"), LENGTH * DIMS, 7),
            new DenseStack.Dense("fc2.weight", Optional.of("fc2.bias"), 7, OUTPUTS)),
        stack.layers());
    assertEquals(Activation.SILU, stack.activation());
    assertEquals(List.of(false, true), List.of(stack.inputOrder(), stack.outputOrder()));
    MlpOptions fixed = new MlpOptions(0, List.of(), false, Activation.TANH, Layout.LINE, Layout.LINE, true, true);
    DenseStack single = fixed.blueprint(new NetworkShape(new int[] {4}, 2, List.of(), List.of())).dense().orElseThrow();
    assertEquals(List.of(new DenseStack.Dense("fc1.weight", Optional.empty(), 4, 2)), single.layers());
    assertEquals(List.of(false, true), List.of(single.inputOrder(), single.outputOrder()));
    NetworkShape image = new NetworkShape(new int[] {3, 8, 8}, 4, List.of(), List.of());
    assertEquals(Optional.empty(), new ConvNetOptions().blueprint(image).dense());
  }

  @Test
  void tokensNeedAnEmbeddingAndNumbersNone() {
    assertRefused("set network.embedding", new MlpOptions(), SHAPE);
    assertRefused("not tokens", OPTIONS, new NetworkShape(new int[] {2}, OUTPUTS, List.of(), List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> new MlpOptions(-1, List.of(), true, Activation.SILU, Layout.LINE, Layout.LINE, true, true));
    assertThrows(IllegalArgumentException.class, () -> new TokenInputs(1, 2, 3, new int[] {0, 3}));
    assertThrows(IllegalArgumentException.class, () -> new TokenInputs(2, 2, 3, new int[3]));
  }

  private static void assertRefused(String message, MlpOptions options, NetworkShape shape) {
    String told = assertThrows(IllegalArgumentException.class, () -> options.blueprint(shape)).getMessage();
    assertTrue(told.contains(message), told);
  }

  private static Examples pairs() {
    int[] tokens = new int[TOKENS * TOKENS * LENGTH];
    int[] labels = new int[TOKENS * TOKENS];
    for (int example = 0; example < labels.length; example++) {
      tokens[2 * example] = example / TOKENS;
      tokens[2 * example + 1] = example % TOKENS;
      labels[example] = (example / TOKENS + example % TOKENS) % OUTPUTS;
    }
    return new Examples(new TokenInputs(labels.length, LENGTH, TOKENS, tokens), new ClassTargets(OUTPUTS, labels));
  }

  private static float[] outputs(Network network, Dataset data) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard frozen = new NoGradGuard()) {
      return Tensors.floats(network.forward(data.inputs(0, data.count()), Pass.EVALUATION));
    }
  }

  private static double[] linear(Weights weights, String layer, double[] x) {
    float[] w = weights.get(layer + ".weight").values();
    float[] b = weights.get(layer + ".bias").values();
    double[] y = new double[b.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = b[i];
      for (int j = 0; j < x.length; j++) {
        y[i] += w[i * x.length + j] * x[j];
      }
    }
    return y;
  }

  private static float at(Weights weights, String name, int row, int column) {
    WeightArray array = weights.get(name);
    return array.values()[row * array.shape()[1] + column];
  }

  private static double value(Weights weights) {
    return COST.onArrays(OPTIONS.blueprint(SHAPE).wiring(), weights).value(weights);
  }
}
