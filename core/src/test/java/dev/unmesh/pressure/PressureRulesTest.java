package dev.unmesh.pressure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Coordinates;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.StridedAxis;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The defined answers at the edges, and the errors. */
class PressureRulesTest {
  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  /** Two neurons at .25 and .75 each side: d = 0 on the diagonal, .5 off it; A d + y = .1 and 1.1 with A = 2. */
  @Test
  void connectionCostByHand() {
    Wiring wiring = square(2);
    ConnectionCost cost = ConnectionCost.of(2, .1);
    float[] w = {3, -1, 0, -2};
    assertEquals(3 * .1 + 1.1 + 2 * .1, cost.onArrays(wiring, weights(2, w)).value(weights(2, w)), 1e-6);
    assertBothGradients(wiring, cost, w, .1f, -1.1f, 0, -.1f);
    assertBothGradients(wiring, cost.with(Reduction.MEAN), w, .1f / 4, -1.1f / 4, 0, -.1f / 4);
    assertBothGradients(wiring, cost.withA("fc", 0), w, .1f, -.1f, 0, -.1f);
    assertBothGradients(wiring, L1.onWeights(Reduction.SUM), w, 1, -1, 0, -1);
  }

  @Test
  void theSubGradientAtZeroIsZeroAndTheSmallestWeightHasASign() {
    float[] w = {0, -0f, Float.MIN_VALUE, -Float.MAX_VALUE};
    assertBothGradients(square(2), L1.onWeights(Reduction.SUM), w, 0, 0, 1, -1);
  }

  @Test
  void anAllZeroMatrixIsNotEnmeshedAndNotPushed() {
    for (float tiny : new float[] {0, 1e-20f}) {
      float[] w = {tiny, tiny, tiny, tiny};
      ClusterabilityPressure pressure = clusterability(new int[] {0, 1}, new int[] {0, 1});
      assertEquals(0, pressure.onArrays(square(2), weights(2, w)).value(weights(2, w)));
      assertBothGradients(square(2), pressure, w, 0, 0, 0, 0);
    }
  }

  @Test
  void aSmallEnmeshmentKeepsItsPrecision() {
    float[] w = {1, 1e-6f, 0, 1};
    ClusterabilityPressure pressure = clusterability(new int[] {0, 1}, new int[] {0, 1});
    try (PointerScope scope = new PointerScope();
        TensorPressure kernel = pressure.onTensors(square(2), Map.of("fc.weight", Tensors.of(w, 2, 2)))) {
      assertEquals(5e-13, kernel.value(), 1e-18);
      assertEquals(5e-13, pressure.onArrays(square(2), weights(2, w)).value(weights(2, w)), 1e-18);
    }
    assertBothGradients(square(2), pressure, w, -5e-13f, 1e-6f, 0, -5e-13f);
  }

  @Test
  void enmeshmentIsOneMinusTheMeasure() {
    RandomNet net = RandomNet.of(RandomNet.Kind.CONV_FLATTEN, 3);
    Partition partition = net.partition(2, 3);
    for (Connection connection : net.wiring().connections()) {
      double measured = Clusterability.of(Matrix.l2(connection, net.weights()), partition.pair(net.wiring(), connection).orElseThrow());
      ArrayPressure pressure = new ClusterabilityPressure(Set.of(connection.name()), partition).onArrays(net.wiring(), net.weights());
      assertEquals(1 - measured, pressure.value(net.weights()), 1e-6, connection.name());
    }
  }

  @Test
  void neuronsOfNoModuleAreOutsideEveryModule() {
    float[] w = {1, 1, 1, 1};
    ClusterabilityPressure pressure = clusterability(new int[] {-1, 0}, new int[] {-1, 0});
    assertEquals(.75, pressure.onArrays(square(2), weights(2, w)).value(weights(2, w)));
  }

  @Test
  void aStrengthMayChangeFromStepToStep() {
    try (PointerScope scope = new PointerScope()) {
      Map<String, Tensor> parameters = Map.of("fc.weight", Tensors.of(new float[] {1, 1, 1, 1}, 2, 2));
      Map<String, Tensor> gradients = Map.of("fc.weight", Tensors.of(new float[4], 2, 2));
      try (TensorPressure kernel = L1.onWeights(Reduction.SUM).onTensors(square(2), parameters)) {
        for (double scale : new double[] {1, 1, 10, 0, 100}) {
          kernel.addGradient(gradients, scale);
        }
      }
      assertArrayEquals(new float[] {112, 112, 112, 112}, Tensors.floats(gradients.get("fc.weight")));
    }
  }

  @Test
  void theKernelFollowsWeightsThatChangeInPlace() {
    try (PointerScope scope = new PointerScope()) {
      Tensor w = Tensors.of(new float[] {1, 1, 1, 1}, 2, 2).requires_grad_(true);
      ClusterabilityPressure pressure = clusterability(new int[] {0, 1}, new int[] {0, 1});
      try (TensorPressure kernel = pressure.onTensors(square(2), Map.of("fc.weight", w))) {
        assertEquals(.5, kernel.value(), 1e-7);
        Tensors.write(w, new float[] {1, 0, 0, 1});
        assertEquals(0, kernel.value());
      }
    }
  }

  @Test
  void aTiedWeightCountsOnce() {
    RandomNet net = RandomNet.of(RandomNet.Kind.TIED, 4);
    ConnectionCost cost = ConnectionCost.of(1, .5);
    double once = cost.on(Set.of("embed")).onArrays(net.wiring(), net.weights()).value(net.weights());
    assertEquals(once, cost.onArrays(net.wiring(), net.weights()).value(net.weights()));
    assertEquals(List.of("embed", "unembed"), cost.connections(net.wiring()));
    assertMessage(
        "connection 'unembed' puts a cost of", () -> cost.withA("unembed", 0).onArrays(net.wiring(), net.weights()));

    int[] words = new int[net.wiring().group("words").size()];
    words[0] = 1;
    int[] stream = new int[net.wiring().group("stream").size()];
    stream[0] = 1;
    Partition same = new Partition(2, Map.of("words", words, "stream", stream, "next", words));
    ClusterabilityPressure one = new ClusterabilityPressure(Set.of("embed"), same);
    ClusterabilityPressure both = new ClusterabilityPressure(Set.of("embed", "unembed"), same);
    assertEquals(
        one.onArrays(net.wiring(), net.weights()).value(net.weights()), both.onArrays(net.wiring(), net.weights()).value(net.weights()));
    Partition differing = new Partition(2, Map.of("words", words, "stream", stream, "next", new int[words.length]));
    assertMessage(
        "connections 'embed' and 'unembed' view the same weights with different modules",
        () -> new ClusterabilityPressure(both.connections(), differing).onArrays(net.wiring(), net.weights()));
  }

  @Test
  void tiedWeightsLaidOutDifferentlyHaveNoOneDistance() {
    Wiring wiring =
        Wiring.builder()
            .group(NeuronGroup.of("words", 3, Role.INPUT))
            .group(NeuronGroup.of("stream", 2, Role.HIDDEN))
            .group(NeuronGroup.of("next", 3, Role.OUTPUT).with(new Coordinates(new double[][] {{0}, {0}, {0}})))
            .connect(new Connection("embed", "words", "stream", ParameterView.inByOut("w", 3, 2), AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE))
            .connect(new Connection("unembed", "stream", "next", ParameterView.outByIn("w", 3, 2), AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE))
            .build();
    Weights weights = Weights.of(Map.of("w", new WeightArray(new int[] {3, 2}, new float[6])));
    assertMessage("a shared weight has one distance", () -> ConnectionCost.of(1, 0).onArrays(wiring, weights));
  }

  @Test
  void partlySharedWeightsAreRefusedForClusterability() {
    ParameterView shifted = new ParameterView("w", 2, StridedAxis.of(2, 2), StridedAxis.of(2, 1), StridedAxis.SINGLE);
    Wiring wiring =
        Wiring.builder()
            .input("a", 2)
            .hidden("b", 2)
            .connect(new Connection("one", "a", "b", ParameterView.outByIn("w", 2, 2), AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE))
            .connect(new Connection("two", "a", "b", shifted, AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE))
            .build();
    Weights weights = Weights.of(Map.of("w", new WeightArray(new int[] {3, 2}, new float[6])));
    Partition partition = new Partition(2, Map.of("a", new int[] {0, 1}, "b", new int[] {0, 1}));
    assertMessage(
        "connection 'two' shares some weights", () -> new ClusterabilityPressure(Set.of("one", "two"), partition).onArrays(wiring, weights));
  }

  @Test
  void whatDoesNotFitIsRefusedByName() {
    Wiring wiring = square(2);
    Weights weights = weights(2, 1, 2, 3, 4);
    Partition rowsOnly = new Partition(2, Map.of("b", new int[] {0, 1}));
    assertMessage(
        "connection 'fc' has no modules on its side 'a'", () -> new ClusterabilityPressure(Set.of("fc"), rowsOnly).onArrays(wiring, weights));
    Partition tooLong = new Partition(2, Map.of("a", new int[] {0, 1, 1}, "b", new int[] {0, 1}));
    assertMessage(
        "3 labels for group 'a' of 2 neurons", () -> new ClusterabilityPressure(Set.of("fc"), tooLong).onArrays(wiring, weights));
    assertMessage("name at least one connection", () -> new ClusterabilityPressure(Set.of(), rowsOnly));
    assertMessage("no connection 'fd'", () -> new ClusterabilityPressure(Set.of("fd"), rowsOnly).connections(wiring));
    assertMessage("no connection 'fd'", () -> ConnectionCost.of(1, 1).on(Set.of("fd")).onArrays(wiring, weights));
    assertMessage("no connection 'fd'", () -> ConnectionCost.of(1, 1).withA("fd", 0).onArrays(wiring, weights));
    assertMessage("no parameter 'e'", () -> ConnectionCost.of(1, 1).withParameters(Set.of("e")).onArrays(wiring, weights));
    assertMessage("no parameter 'e'", () -> L1.on(Set.of("e"), Reduction.SUM).onTensors(wiring, Map.of()));
    assertMessage("A must be finite", () -> ConnectionCost.of(-1, 0));
    assertMessage("y must be finite", () -> ConnectionCost.of(1, Double.NaN));
    assertMessage("A of connection 'fc'", () -> ConnectionCost.of(1, 1).withA("fc", Double.POSITIVE_INFINITY));
    assertMessage("NAMED with 0 parameters", () -> L1.on(Set.of(), Reduction.SUM));
    assertMessage(
        "reaches element 4 of parameter 'fc.weight', which has 2",
        () -> ConnectionCost.of(1, 1).onArrays(wiring, Weights.of(Map.of("fc.weight", new WeightArray(new int[] {2}, new float[2])))));
    ArrayPressure bound = L1.onWeights(Reduction.SUM).onArrays(wiring, weights);
    assertMessage("no gradient for parameter 'fc.weight'", () -> bound.addGradient(weights, Map.of(), 1));
  }

  @Test
  void groupsLaidOutInDifferentDimensionsAreRefusedUnlessDistanceDoesNotCount() {
    Wiring wiring =
        Wiring.builder()
            .group(NeuronGroup.of("a", 4, Role.INPUT).with(Coordinates.grid(4)))
            .group(NeuronGroup.of("b", 4, Role.HIDDEN))
            .linear("fc", "a", "b")
            .build();
    Weights weights = weights(4, new float[16]);
    assertMessage("'a' is laid out in 2-D and 'b' in 1-D", () -> ConnectionCost.of(1, 1).onArrays(wiring, weights));
    assertMessage("'a' is laid out in 2-D and 'b' in 1-D", () -> NeuronSwap.of(ConnectionCost.of(1, 1), 1).on(wiring));
    assertEquals(Set.of("fc.weight"), ConnectionCost.of(0, 1).onArrays(wiring, weights).parameters());
    assertEquals(Set.of(), ConnectionCost.of(0, 0).onArrays(wiring, weights).parameters());
  }

  private static void assertBothGradients(Wiring wiring, Pressure pressure, float[] w, float... expected) {
    int side = (int) Math.sqrt(w.length);
    Map<String, float[]> arrays = new LinkedHashMap<>(Map.of("fc.weight", new float[w.length]));
    pressure.onArrays(wiring, weights(side, w)).addGradient(weights(side, w), arrays, 1);
    assertArrayEquals(expected, arrays.get("fc.weight"), tolerance(expected));
    try (PointerScope scope = new PointerScope()) {
      Map<String, Tensor> gradients = Map.of("fc.weight", Tensors.of(new float[w.length], side, side));
      try (TensorPressure kernel = pressure.onTensors(wiring, Map.of("fc.weight", Tensors.of(w, side, side)))) {
        kernel.addGradient(gradients, 1);
      }
      assertArrayEquals(expected, Tensors.floats(gradients.get("fc.weight")), tolerance(expected));
    }
  }

  private static float tolerance(float[] expected) {
    float least = 1;
    for (float e : expected) {
      least = e == 0 ? least : Math.min(least, Math.abs(e));
    }
    return 1e-6f * least;
  }

  private static Wiring square(int side) {
    return Wiring.builder().input("a", side).hidden("b", side).linear("fc", "a", "b").build();
  }

  private static Weights weights(int side, float... w) {
    return Weights.of(Map.of("fc.weight", new WeightArray(new int[] {side, side}, w)));
  }

  private static ClusterabilityPressure clusterability(int[] a, int[] b) {
    return new ClusterabilityPressure(Set.of("fc"), new Partition(2, Map.of("a", a, "b", b)));
  }

  private static void assertMessage(String part, Executable action) {
    String message = assertThrows(IllegalArgumentException.class, action).getMessage();
    assertTrue(message.contains(part), message);
  }
}
