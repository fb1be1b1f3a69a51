package dev.unmesh.network;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Examples;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Loss;
import dev.unmesh.train.Dataset;
import dev.unmesh.train.LibTorchLearner;
import dev.unmesh.train.OptimiserOptions;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reordering any free group of any network leaves its outputs and its training as they were. */
class PermutationTest {
  private static final int EXAMPLES = 24;
  private static final int CLASSES = 5;

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  static Stream<Arguments> networks() {
    ConvBlock plain = new ConvBlock(6, 3, 1, true, false, 2);
    // without a bias: before a batch norm its gradient is nothing but rounding, which Adam blows up to full steps
    ConvBlock normed = new ConvBlock(8, 3, 1, false, true, 2);
    return Stream.of(
        Arguments.of(new MlpOptions(List.of(7, 6), true, Activation.SILU, Layout.LINE, Layout.LINE, true), new int[] {4}),
        Arguments.of(new MlpOptions(List.of(9), false, Activation.TANH, Layout.LINE, Layout.LINE, false), new int[] {4}),
        Arguments.of(new ConvNetOptions(List.of(plain), List.of(6, 6, 6), false, Activation.RELU, List.of()), new int[] {3, 8, 8}),
        Arguments.of(
            new ConvNetOptions(List.of(plain, plain), List.of(6), true, Activation.RELU, List.of(), ConvNetOptions.FlattenedMap.UNITS),
            new int[] {3, 8, 8}),
        Arguments.of(new ConvNetOptions(List.of(plain, normed), List.of(8, 6), true, Activation.RELU, List.of()), new int[] {3, 8, 8}));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void outputsAndTheNextStepStayTheSame(NetworkOptions options, int[] inputs) {
    long seed = 4711;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    Examples examples = examples(inputs, random);
    Blueprint blueprint = options.blueprint(new NetworkShape(inputs, CLASSES, List.of(), List.of()));
    OptimiserOptions adam = new OptimiserOptions();
    for (NeuronGroup group : blueprint.wiring().groups()) {
      if (group.symmetry() instanceof Symmetry.Fixed || group.symmetry() instanceof Symmetry.Lockstep) {
        continue;
      }
      Permutation permutation = Permutation.of(blueprint.wiring(), group.name(), shuffled(group.size(), random));
      try (Network left = blueprint.build(1);
          Network right = blueprint.build(1);
          Dataset data = new Dataset(examples);
          LibTorchLearner plain = new LibTorchLearner(left, data, Loss.CROSS_ENTROPY, adam, 0);
          LibTorchLearner moved = new LibTorchLearner(right, data, Loss.CROSS_ENTROPY, adam, 0)) {
        int[] all = Permutation.identity(EXAMPLES);
        // a few steps first, so that the moments are worth moving
        for (int step = 0; step < 3; step++) {
          plain.step(step, all, 1e-2, new double[0]);
          moved.step(step, all, 1e-2, new double[0]);
        }
        moved.permute(permutation);
        double outputs = difference(outputs(left, data), outputs(right, data));
        plain.step(3, all, 1e-2, new double[0]);
        moved.step(3, all, 1e-2, new double[0]);
        moved.permute(permutation.inverse());
        double weights = difference(plain.weights(), moved.weights());
        System.out.printf("%s: outputs differ by %.2g, weights after the next step by %.2g%n", group.name(), outputs, weights);
        assertTrue(outputs < 1e-5, "outputs after reordering " + group.name());
        // Adam divides by sqrt(v): rounding of a tiny gradient can show as a share of the rate
        assertTrue(weights < 2e-4, "weights after reordering " + group.name());
        assertTrue(difference(left.weights(), right.weights()) < 2e-4);
      }
    }
  }

  private static Examples examples(int[] shape, SplittableRandom random) {
    float[] values = new float[EXAMPLES * Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    int[] labels = random.ints(EXAMPLES, 0, CLASSES).toArray();
    return new Examples(new FloatInputs(EXAMPLES, shape, values), new ClassTargets(CLASSES, labels));
  }

  private static int[] shuffled(int size, SplittableRandom random) {
    int[] order = Permutation.identity(size);
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  private static float[] outputs(Network network, Dataset data) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard frozen = new NoGradGuard()) {
      return Tensors.floats(network.forward(data.inputs(0, data.count()), Pass.EVALUATION));
    }
  }

  private static double difference(Weights left, Weights right) {
    return left.names().stream().mapToDouble(name -> difference(left.get(name).values(), right.get(name).values())).max().orElseThrow();
  }

  private static double difference(float[] left, float[] right) {
    double maximum = 0;
    for (int i = 0; i < left.length; i++) {
      maximum = Math.max(maximum, Math.abs((double) left[i] - right[i]));
    }
    return maximum;
  }
}
