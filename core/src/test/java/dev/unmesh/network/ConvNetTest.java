package dev.unmesh.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.network.ConvNetOptions.FlattenedMap;
import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.MapShape;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.Wiring;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The layers run in a faster order and memory layout than they are written down in: outputs and gradients must not show it. */
class ConvNetTest {
  private static final NetworkShape SHAPE = new NetworkShape(new int[] {3, 8, 8}, 4, List.of(), List.of());
  private static final long[] ONE = {1, 1};

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void equalsItsDefinitionTensorByTensor(Activation activation) {
    ConvNetOptions options = new ConvNetOptions(List.of(new ConvBlock(6, 3, 1, true, false, 2)), List.of(5), true, activation, List.of());
    try (Network network = options.blueprint(SHAPE).build(3);
        PointerScope scope = new PointerScope()) {
      torch.manual_seed(11);
      Tensor x = torch.randn(7, 3, 8, 8);
      Tensor weights = torch.randn(7, 4);
      Map<String, Tensor> p = network.parameters();
      network.forward(x, Pass.training(0, 0)).mul(weights).sum().backward();
      Map<String, float[]> gradients = new java.util.LinkedHashMap<>();
      p.forEach((name, tensor) -> gradients.put(name, Tensors.floats(tensor.grad())));
      float[] outputs = Tensors.floats(network.forward(x, Pass.EVALUATION));
      p.values().forEach(tensor -> tensor.mutable_grad().reset());

      Tensor h = torch.conv2d(x, p.get("conv1.weight"), new TensorOptional(p.get("conv1.bias")), ONE, ONE, ONE, 1);
      h = torch.max_pool2d(activation.apply(h), 2, 2).flatten(1, -1);
      h = activation.apply(torch.linear(h, p.get("fc1.weight"), new TensorOptional(p.get("fc1.bias"))));
      h = torch.linear(h, p.get("fc2.weight"), new TensorOptional(p.get("fc2.bias")));
      h.mul(weights).sum().backward();
      check("outputs", Tensors.floats(h), outputs);
      p.forEach((name, tensor) -> check("gradient of " + name, Tensors.floats(tensor.grad()), gradients.get(name)));
    }
  }

  private static void check(String what, float[] expected, float[] actual) {
    double maximum = 0;
    for (int i = 0; i < expected.length; i++) {
      maximum = Math.max(maximum, Math.abs((double) expected[i] - actual[i]));
    }
    System.out.printf("%s: maximum difference %.2g%n", what, maximum);
    assertEquals(expected.length, actual.length);
    assertTrue(maximum < 2e-5, what + " differ by " + maximum);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void flatteningMapsChannelsToBlocksOfColumns(Activation activation) {
    ConvNetOptions options = new ConvNetOptions(List.of(new ConvBlock(6, 3, 1, true, true, 2)), List.of(5), false, activation, List.of(.5));
    Connection fc1 = options.blueprint(SHAPE).wiring().connection("fc1");
    assertEquals("conv1", fc1.from());
    assertEquals(new AxisMap.Blocks(16), fc1.columnMap());
    assertEquals(6 * 16, fc1.columns());
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void unitsOfTheFlattenedMapAreAGroupAndChangeNothingElse(Activation activation) {
    ConvNetOptions options =
        new ConvNetOptions(List.of(new ConvBlock(6, 3, 1, true, true, 2)), List.of(5), false, activation, List.of(.5), FlattenedMap.UNITS);
    Wiring wiring = options.blueprint(SHAPE).wiring();
    NeuronGroup units = wiring.group("flatten");
    assertEquals(new MapShape(4, 4), units.map().orElseThrow());
    assertEquals(new Symmetry.Lockstep("conv1", 16), units.symmetry());
    assertEquals("conv1", wiring.source("flatten").orElseThrow().name());
    assertEquals("flatten", wiring.connection("fc1").from());
    assertEquals(AxisMap.ONE_TO_ONE, wiring.connection("fc1").columnMap());
    ConvNetOptions channels = new ConvNetOptions(options.blocks(), options.hidden(), false, activation, options.dropout());
    try (SequentialNetwork network = (SequentialNetwork) options.blueprint(SHAPE).build(3);
        SequentialNetwork other = (SequentialNetwork) channels.blueprint(SHAPE).build(3);
        PointerScope scope = new PointerScope()) {
      Tensor x = torch.randn(7, 3, 8, 8);
      assertArrayEquals(Tensors.floats(other.forward(x, Pass.EVALUATION)), Tensors.floats(network.forward(x, Pass.EVALUATION)));
      Tensor flat = network.run(x, 0, network.stagesUntilActive("flatten"), Pass.EVALUATION);
      assertArrayEquals(new long[] {7, 96}, Tensors.longShape(flat));
      assertEquals(network.stagesUntilActive("conv1") + 1, network.stagesUntilActive("flatten"));
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void whatDoesNotFitIsRefused(Activation activation) {
    ConvNetOptions kernels = new ConvNetOptions(List.of(new ConvBlock(6, 9, 0, true, true, 2)), List.of(5), false, activation, List.of());
    assertThrows(IllegalArgumentException.class, () -> kernels.blueprint(SHAPE));
    NetworkShape flat = new NetworkShape(new int[] {192}, 4, List.of(), List.of());
    String message = assertThrows(IllegalArgumentException.class, () -> new ConvNetOptions().blueprint(flat)).getMessage();
    assertTrue(message.contains("task.flatten=false"), message);
  }
}
