package dev.unmesh.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.network.language.GptNeoxOptions;
import dev.unmesh.network.language.MlpActivation;
import dev.unmesh.pressure.ConnectionCost;
import dev.unmesh.pressure.NeuronSwap;
import dev.unmesh.pressure.Reduction;
import dev.unmesh.pressure.Swaps;
import dev.unmesh.pressure.TensorPressure;
import dev.unmesh.task.Examples;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Inputs;
import dev.unmesh.task.Loss;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.task.ValueTargets;
import dev.unmesh.train.Dataset;
import dev.unmesh.train.LibTorchForward;
import dev.unmesh.train.LibTorchLearner;
import dev.unmesh.train.OptimiserOptions;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

/** A swap leaves a transformer's function alone and lowers the connection cost by what the search said, heads and residual stream too. */
class TransformerSwapTest {
  private static final int EXAMPLES = 12;
  private static final int LENGTH = 4;

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  @RepeatedTest(6)
  void theFunctionStaysAndTheCostFallsAsSaid() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(Seeds.mix(seed));
    TransformerOptions options =
        new TransformerOptions(
            9, 2, 2 + random.nextInt(3), 3 + random.nextInt(2), random.nextBoolean() ? 0 : 7, Activation.SILU, random.nextBoolean(),
            random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), false, TransformerOptions.Readout.LAST);
    boolean vectors = random.nextBoolean();
    NetworkShape shape =
        vectors ? new NetworkShape(new int[] {LENGTH, 3}, 2, List.of(), List.of()) : new NetworkShape(new int[] {LENGTH}, 6, 2, List.of(), List.of());
    System.out.println("seed " + seed + ", " + (vectors ? "vectors, " : "tokens, ") + options);
    check(options, shape, vectors, options.widthOfHead(), List.of("Q1", "Q2"), random);
  }

  @RepeatedTest(3)
  void rotaryDimensionsStay() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(Seeds.mix(seed));
    GptNeoxOptions options = new GptNeoxOptions(24, 2, 3, 10, 0, MlpActivation.GELU, .5, 10000, random.nextBoolean(), false);
    System.out.println("seed " + seed + ", " + options);
    check(options, new NetworkShape(new int[] {LENGTH}, 6, 6, List.of(), List.of()), false, 8, List.of("L0.Q", "L1.Q"), random);
  }

  private static void check(
      NetworkOptions options, NetworkShape shape, boolean vectors, int headWidth, List<String> queries, SplittableRandom random) {
    ConnectionCost cost = ConnectionCost.of(2, .5).with(random.nextBoolean() ? Reduction.SUM : Reduction.MEAN).withBiases(true);
    NeuronSwap swap = NeuronSwap.of(cost, 4 + random.nextInt(6));
    OptimiserOptions sgd = new OptimiserOptions(OptimiserOptions.Kind.SGD, .01, 0, .9, .999, 1e-8, OptimiserOptions.Decay.CONSTANT);
    try (Network network = options.blueprint(shape).build(random.nextLong());
        Dataset data = new Dataset(examples(vectors, random));
        LibTorchLearner learner = new LibTorchLearner(network, data, Loss.MEAN_SQUARED_ERROR, sgd, 0)) {
      network.parameters().forEach((name, tensor) -> Tensors.write(tensor, shaken(Tensors.floats(tensor), random))); // biases too
      Wiring wiring = network.wiring();
      Set<String> moved = new HashSet<>();
      boolean wholeHeads = false;
      for (int round = 0; round < 30; round++) {
        Weights weights = learner.weights();
        float[] before = outputs(network, weights, data);
        double costBefore = value(cost, network);
        Swaps swaps = swap.on(wiring).find(weights);
        learner.permute(swaps.permutation());
        double costAfter = value(cost, network);
        float[] after = outputs(network, learner.weights(), data);
        assertEquals(swaps.decrease(), costBefore - costAfter, 1e-6 * costBefore, "round " + round);
        for (int i = 0; i < before.length; i++) {
          assertEquals(before[i], after[i], 1e-4 * Math.max(1, Math.abs(before[i])), "round " + round + ", output " + i);
        }
        wiring.groups().stream().filter(g -> swaps.permutation().order(g.name()).isPresent()).forEach(g -> moved.add(g.name()));
        wholeHeads |= queries.stream().anyMatch(group -> crossesHeads(swaps.permutation(), group, headWidth));
        if (swaps.isEmpty()) {
          break;
        }
        assertTrue(costAfter < costBefore);
      }
      System.out.println("moved " + moved + (wholeHeads ? ", whole heads among them" : ""));
      assertTrue(moved.contains("residual"));
      queries.forEach(group -> assertEquals(moved.contains(group), moved.contains(group.replace('Q', 'K')), group));
      assertTrue(moved.stream().noneMatch(List.of("tokens", "positions", "input", "output")::contains));
      assertTrue(moved.stream().anyMatch(group -> group.contains("Q")) && moved.stream().anyMatch(group -> group.contains("V")));
    }
  }

  private static float[] shaken(float[] values, SplittableRandom random) {
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) random.nextDouble(-.2, .2);
    }
    return values;
  }

  private static boolean crossesHeads(Permutation permutation, String group, int width) {
    int[] order = permutation.order(group).orElse(new int[0]);
    for (int i = 0; i < order.length; i++) {
      if (order[i] / width != i / width) {
        return true;
      }
    }
    return false;
  }

  private static double value(ConnectionCost cost, Network network) {
    try (PointerScope scope = new PointerScope();
        TensorPressure pressure = cost.onTensors(network.wiring(), network.parameters())) {
      return pressure.value();
    }
  }

  private static float[] outputs(Network network, Weights weights, Dataset data) {
    try (LibTorchForward forward = new LibTorchForward(network)) {
      return forward.outputs(weights, data.examples().inputs());
    }
  }

  private static Examples examples(boolean vectors, SplittableRandom random) {
    float[] values = new float[EXAMPLES * LENGTH * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-2, 2);
    }
    Inputs inputs =
        vectors
            ? new FloatInputs(EXAMPLES, new int[] {LENGTH, 3}, values)
            : new TokenInputs(EXAMPLES, LENGTH, 6, random.ints(EXAMPLES * LENGTH, 0, 6).toArray());
    return new Examples(inputs, new ValueTargets(EXAMPLES, 2, new float[2 * EXAMPLES]));
  }
}
