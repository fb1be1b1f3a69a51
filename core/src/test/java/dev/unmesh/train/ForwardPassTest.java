package dev.unmesh.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Activation;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.ConvBlock;
import dev.unmesh.network.ConvNetOptions;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.Pass;
import dev.unmesh.task.ByteInputs;
import dev.unmesh.task.Examples;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Inputs;
import dev.unmesh.task.Loss;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.task.ValueTargets;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Both forward passes say what the network itself says, with its own weights and with others, and leave it as it was. */
class ForwardPassTest {
  private static final int COUNT = 1300;
  private static final NetworkShape SHAPE = new NetworkShape(new int[] {6}, 3, List.of(), List.of());

  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  @Test
  void stacksOfMatrices() {
    for (Activation activation : Activation.values()) {
      for (boolean bias : new boolean[] {true, false}) {
        NetworkOptions options = new MlpOptions(List.of(7, 5), bias, activation, Layout.LINE, Layout.LINE, true);
        agree(options, SHAPE, floats(6));
        agree(options, SHAPE, bytes());
      }
    }
    agree(new MlpOptions(List.of(), true, Activation.RELU, Layout.LINE, Layout.LINE, true), SHAPE, floats(6));
  }

  @Test
  void tokens() {
    NetworkOptions options = new MlpOptions(4, List.of(9), true, Activation.SILU, Layout.LINE, Layout.LINE, true, false);
    agree(options, new NetworkShape(new int[] {2}, 5, 3, List.of(), List.of()), tokenPairs());
  }

  @Test
  void inputsTooLargeToKeepGiveTheSame() {
    int width = 6;
    int count = (1 << 24) / width + 5000;
    byte[] values = new byte[count * width];
    random.nextBytes(values);
    Inputs many = new ByteInputs(count, new int[] {width}, values, new float[] {.2f}, new float[] {.5f});
    Inputs last = new ByteInputs(3, new int[] {width}, java.util.Arrays.copyOfRange(values, (count - 3) * width, count * width), new float[] {.2f}, new float[] {.5f});
    Blueprint blueprint = new MlpOptions(List.of(3), true, Activation.RELU, Layout.LINE, Layout.LINE, true).blueprint(SHAPE);
    Weights weights = Weights.of(blueprint.initialWeights(3));
    try (ForwardPass pass = new DenseForward(blueprint.dense().orElseThrow(), new int[] {3, 1, 5, 0, 4, 2}, new int[] {2, 0, 1})) {
      float[] all = pass.outputs(weights, many);
      assertArrayEquals(pass.outputs(weights, last), java.util.Arrays.copyOfRange(all, all.length - 9, all.length), 1e-6f);
    }
  }

  @Test
  void whatAConvolutionReadsIsNoVectorButWhatFollowsIs() {
    ConvNetOptions options =
        new ConvNetOptions(List.of(new ConvBlock(4, 3, 1, true, true, 2)), List.of(8), true, Activation.RELU, List.of(0.0));
    Blueprint blueprint = options.blueprint(new NetworkShape(new int[] {2, 4, 4}, 3, List.of(), List.of()));
    assertTrue(blueprint.dense().isEmpty());
    float[] values = new float[COUNT * 32];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    Inputs inputs = new FloatInputs(COUNT, new int[] {2, 4, 4}, values);
    try (Network network = blueprint.build(3)) {
      float[] before = outputs(network, inputs);
      try (ForwardPass pass = new LibTorchForward(network)) {
        List<Connection> connections = network.wiring().connections();
        assertEquals(Optional.empty(), pass.into(network.weights(), inputs, connections.get(0)));
        assertEquals(COUNT * connections.get(1).columns(), pass.into(network.weights(), inputs, connections.get(1)).orElseThrow().length);
        assertArrayEquals(before, pass.outputs(network.weights(), inputs));
      }
    }
  }

  private void agree(NetworkOptions options, NetworkShape shape, Inputs inputs) {
    Blueprint blueprint = options.blueprint(shape);
    try (Network network = blueprint.build(3)) {
      shuffle(network, inputs);
      float[] before = outputs(network, inputs);
      Weights own = network.weights();
      try (ForwardPass torch = new LibTorchForward(network);
          ForwardPass dense = new DenseForward(blueprint.dense().orElseThrow(), torch.inputOrder(), torch.outputOrder())) {
        assertArrayEquals(before, torch.outputs(own, inputs), "seed " + seed);
        assertArrayEquals(before, dense.outputs(own, inputs), 1e-5f, "seed " + seed);
        Weights other = sparse(own);
        float[] changed = torch.outputs(other, inputs);
        assertFalse(java.util.Arrays.equals(before, changed));
        assertArrayEquals(changed, dense.outputs(other, inputs), 1e-5f, "seed " + seed);
        assertArrayEquals(before, torch.outputs(own, inputs), "asked again with its own");
        for (Connection connection : network.wiring().connections()) {
          Optional<float[]> read = torch.into(other, inputs, connection);
          assertEquals(!connection.name().equals("embedding"), read.isPresent());
          assertEquals(read.isPresent(), dense.into(other, inputs, connection).isPresent());
          read.ifPresent(values -> {
            assertEquals(COUNT * connection.columns(), values.length);
            assertArrayEquals(values, dense.into(other, inputs, connection).orElseThrow(), 1e-5f, "seed " + seed);
          });
        }
        torch.outputs(other, inputs);
      }
      assertArrayEquals(before, outputs(network, inputs), "the network has its own weights back");
    }
  }

  /** Inputs and outputs in another order than the task's. */
  private void shuffle(Network network, Inputs inputs) {
    OptimiserOptions options = new OptimiserOptions();
    try (Dataset data = new Dataset(examples(inputs));
        LibTorchLearner learner = new LibTorchLearner(network, data, Loss.MEAN_SQUARED_ERROR, options, 1)) {
      learner.permute(Permutation.of(network.wiring(), "output", new int[] {2, 0, 1}));
      if (!(inputs instanceof TokenInputs)) {
        learner.permute(Permutation.of(network.wiring(), "input", new int[] {3, 1, 5, 0, 4, 2}));
      }
    }
  }

  private static Examples examples(Inputs inputs) {
    return new Examples(inputs, new ValueTargets(inputs.count(), 3, new float[inputs.count() * 3]));
  }

  private static float[] outputs(Network network, Inputs inputs) {
    try (Dataset data = new Dataset(examples(inputs));
        NoGradGuard frozen = new NoGradGuard();
        PointerScope scope = new PointerScope()) {
      float[] first = Tensors.floats(network.forward(data.inputs(0, 1000), Pass.EVALUATION));
      float[] rest = Tensors.floats(network.forward(data.inputs(1000, COUNT), Pass.EVALUATION));
      float[] all = java.util.Arrays.copyOf(first, first.length + rest.length);
      System.arraycopy(rest, 0, all, first.length, rest.length);
      return all;
    }
  }

  /** About half of the weights at zero, some neurons without any. */
  private Weights sparse(Weights weights) {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    for (String name : weights.names()) {
      WeightArray array = weights.get(name);
      float[] values = array.values().clone();
      for (int i = 0; i < values.length; i++) {
        boolean none = array.shape().length == 2 && i % array.shape()[1] == 1;
        values[i] = none || random.nextBoolean() ? 0 : 1.5f * values[i];
      }
      arrays.put(name, new WeightArray(array.shape(), values));
    }
    return Weights.of(arrays);
  }

  private Inputs floats(int width) {
    float[] values = new float[COUNT * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(5) == 0 ? 0 : (float) random.nextDouble(-1, 1);
    }
    return new FloatInputs(COUNT, new int[] {width}, values);
  }

  private Inputs bytes() {
    byte[] values = new byte[COUNT * 6];
    random.nextBytes(values);
    return new ByteInputs(COUNT, new int[] {6}, values, new float[] {.2f}, new float[] {.5f});
  }

  private Inputs tokenPairs() {
    int[] tokens = random.ints(COUNT * 2L, 0, 5).toArray();
    return new TokenInputs(COUNT, 2, 5, tokens);
  }
}
