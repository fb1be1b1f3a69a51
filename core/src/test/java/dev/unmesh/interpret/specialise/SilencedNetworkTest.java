package dev.unmesh.interpret.specialise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.interpret.Ablation;
import dev.unmesh.interpret.Ablator;
import dev.unmesh.interpret.ModuleMask;
import dev.unmesh.network.Activation;
import dev.unmesh.network.ConvBlock;
import dev.unmesh.network.ConvNetOptions;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.SequentialNetwork;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Examples;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Inputs;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.train.Dataset;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Partition;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Writing over activations answers as deleting the weights does. */
class SilencedNetworkTest {
  private static final int CLASSES = 3;
  private static final int EXAMPLES = 300;
  private static final int MODULES = 3;
  private static final long SEED = 8;
  private static final List<String> LABELS = List.of("a", "b", "c");

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  @Test
  void convolutionsWithBatchNorm() {
    NetworkOptions options =
        new ConvNetOptions(
            List.of(new ConvBlock(6, 3, 1, true, true, 2), new ConvBlock(6, 3, 1, true, false, 1)),
            List.of(9, 7),
            true,
            Activation.TANH,
            List.of(.5));
    FloatInputs inputs = new FloatInputs(EXAMPLES, new int[] {3, 4, 4}, normal(EXAMPLES * 48, 1));
    try (SequentialNetwork network = network(options, new NetworkShape(new int[] {3, 4, 4}, CLASSES, List.of(), LABELS))) {
      for (String layer : List.of("conv1", "conv2", "fc1", "fc2")) {
        assertRowsOff(network, inputs, layer);
      }
    }
  }

  @Test
  void stacksWithBiases() {
    NetworkOptions options = new MlpOptions(List.of(9, 7), true, Activation.SILU, Layout.LINE, Layout.LINE, true);
    FloatInputs inputs = new FloatInputs(EXAMPLES, new int[] {5}, normal(EXAMPLES * 5, 1));
    try (SequentialNetwork network = network(options, new NetworkShape(new int[] {5}, CLASSES, List.of(), LABELS))) {
      assertRowsOff(network, inputs, "fc1");
      assertRowsOff(network, inputs, "fc2");
    }
  }

  @Test
  void embeddingsWhoseCopiesShareNeurons() {
    NetworkOptions options = new MlpOptions(6, List.of(8), true, Activation.SILU, Layout.LINE, Layout.LINE, false, false);
    SplittableRandom random = new SplittableRandom(SEED);
    TokenInputs inputs = new TokenInputs(EXAMPLES, 2, 11, random.ints(EXAMPLES * 2L, 0, 11).toArray());
    try (SequentialNetwork network = network(options, new NetworkShape(new int[] {2}, 11, CLASSES, List.of(), LABELS))) {
      assertRowsOff(network, inputs, "embedding");
      assertRowsOff(network, inputs, "fc1");
    }
  }

  @Test
  void withoutBiasesAllLayersAtOnceIsOff() {
    NetworkOptions options = new MlpOptions(List.of(9, 9), false, Activation.RELU, Layout.LINE, Layout.LINE, false);
    FloatInputs inputs = new FloatInputs(EXAMPLES, new int[] {5}, normal(EXAMPLES * 5, 1));
    try (SequentialNetwork network = network(options, new NetworkShape(new int[] {5}, CLASSES, List.of(), LABELS));
        Dataset data = data(inputs)) {
      Partition partition = partition(network, List.of("fc1", "fc2"));
      List<Ablation.Effect> off = new Ablator(network, data, LABELS, partition, List.of("fc2")).run(0, 0, share -> {}).of(ModuleMask.OFF);
      assertSame(off, network, data, partition, List.of("fc1", "fc2"));
    }
  }

  private static void assertRowsOff(SequentialNetwork network, Inputs inputs, String layer) {
    Map<String, float[]> before = new LinkedHashMap<>();
    network.weights().names().forEach(name -> before.put(name, network.weights().get(name).values().clone()));
    try (Dataset data = data(inputs)) {
      Partition partition = partition(network, network.wiring().groups().stream().map(NeuronGroup::name).toList());
      List<Ablation.Effect> rows =
          new Ablator(network, data, LABELS, partition, List.of(layer)).run(0, 0, share -> {}).of(ModuleMask.ROWS_OFF);
      assertSame(rows, network, data, partition, List.of(layer));
    }
    before.forEach((name, values) -> assertArrayEquals(values, network.weights().get(name).values(), name));
  }

  private static void assertSame(
      List<Ablation.Effect> expected, SequentialNetwork network, Dataset data, Partition partition, List<String> groups) {
    int[] all = IntStream.range(0, EXAMPLES).toArray();
    try (SilencedNetwork silenced = new SilencedNetwork(network, data, all, CLASSES, groups)) {
      boolean hurt = false;
      for (int module = 0; module < MODULES; module++) {
        double[] without = silenced.accuracy(partition, module);
        assertArrayEquals(expected.get(module).scores().each(), without, groups + ", module " + module + ", seed " + SEED);
        hurt |= !Arrays.equals(silenced.whole(), without);
      }
      assertTrue(hurt, groups + ": silencing should change answers");
    }
  }

  private static Partition partition(Network network, List<String> groups) {
    Map<String, int[]> labels = new LinkedHashMap<>();
    for (String group : groups) {
      // one neuron of no module, where there are enough
      int size = network.wiring().group(group).size();
      labels.put(group, IntStream.range(0, size).map(i -> i == 4 ? -1 : i * 5 % MODULES).toArray());
    }
    return new Partition(MODULES, labels);
  }

  private static SequentialNetwork network(NetworkOptions options, NetworkShape shape) {
    Network network = options.blueprint(shape).build(SEED);
    // weights large enough for answers to differ; statistics and biases that are neither 0 nor 1
    network.parameters().entrySet().stream().filter(entry -> entry.getKey().endsWith("weight")).forEach(entry -> enlarge(entry.getValue()));
    network.buffers().values().stream().filter(Tensors::isFloat).forEach(SilencedNetworkTest::shake);
    network.parameters().entrySet().stream().filter(entry -> entry.getKey().endsWith("bias")).forEach(entry -> shake(entry.getValue()));
    return (SequentialNetwork) network;
  }

  private static void enlarge(Tensor tensor) {
    float[] values = Tensors.floats(tensor);
    for (int i = 0; i < values.length; i++) {
      values[i] *= 4;
    }
    Tensors.write(tensor, values);
  }

  private static void shake(Tensor tensor) {
    float[] values = Tensors.floats(tensor);
    float[] noise = normal(values.length, .3);
    for (int i = 0; i < values.length; i++) {
      values[i] += Math.abs(noise[i]);
    }
    Tensors.write(tensor, values);
  }

  private static Dataset data(Inputs inputs) {
    return new Dataset(new Examples(inputs, new ClassTargets(CLASSES, IntStream.range(0, EXAMPLES).map(i -> i % CLASSES).toArray())));
  }

  private static float[] normal(int count, double scale) {
    java.util.Random random = new java.util.Random(SEED);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (scale * random.nextGaussian());
    }
    return values;
  }
}
