package dev.unmesh.network;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Loss;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.train.Dataset;
import dev.unmesh.train.LibTorchLearner;
import dev.unmesh.train.OptimiserOptions;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Reordering the residual stream, heads, what is within heads, or the MLP changes neither outputs nor the next step. */
class TransformerPermutationTest {
  private static final int EXAMPLES = 20;
  private static final int LENGTH = 4;
  private static final int VOCABULARY = 7;
  private static final int OUTPUTS = 5;
  private static final int HEADS = 3;
  private static final int HEAD = 4;
  private static final double RATE = .02;
  private static final NetworkShape SHAPE = new NetworkShape(new int[] {LENGTH}, VOCABULARY, OUTPUTS, List.of(), List.of());

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  @RepeatedTest(4)
  void outputsAndTheNextStepStayTheSame() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(Seeds.mix(seed));
    TransformerOptions options =
        new TransformerOptions(
            10, 1 + random.nextInt(2), HEADS, HEAD, 6, Activation.SILU, random.nextBoolean(), random.nextBoolean(), random.nextBoolean(),
            random.nextBoolean(), random.nextBoolean(), TransformerOptions.Readout.LAST);
    System.out.println("seed " + seed + ", " + options);
    Blueprint blueprint = options.blueprint(SHAPE);
    String last = Integer.toString(options.layers());
    // heads alone, then queries within heads, then values within heads
    int[] heads = shuffled(HEADS, random);
    int[] queries = within(heads(heads), random);
    Map<String, Map<String, int[]>> all = new LinkedHashMap<>();
    all.put("residual", Map.of("residual", shuffled(10, random)));
    all.put("heads", Map.of("Q1", heads(heads), "V1", heads(heads)));
    all.put("queries within heads", Map.of("Q" + last, within(Permutation.identity(HEADS * HEAD), random)));
    all.put("values within heads", Map.of("V" + last, within(Permutation.identity(HEADS * HEAD), random)));
    all.put("mlp", Map.of("mlp" + last, shuffled(6, random)));
    all.put("all at once", Map.of("residual", shuffled(10, random), "Q1", queries, "V1", within(heads(heads), random), "mlp1", shuffled(6, random)));
    all.forEach((what, orders) -> check(what, blueprint, Permutation.of(blueprint.wiring(), orders), seed));
  }

  private static void check(String what, Blueprint blueprint, Permutation permutation, long seed) {
    assertFalse(permutation.isIdentity() && what.equals("all at once"));
    // the gradient of a key's bias is nothing but rounding, which Adam would blow up to full steps
    boolean biased = blueprint.parameters().stream().anyMatch(spec -> spec.name().equals("W_K1.bias"));
    OptimiserOptions.Kind kind = biased ? OptimiserOptions.Kind.SGD : OptimiserOptions.Kind.ADAMW;
    OptimiserOptions optimiser = new OptimiserOptions(kind, RATE, .1, .9, .999, 1e-8, OptimiserOptions.Decay.CONSTANT);
    try (Network left = blueprint.build(seed);
        Network right = blueprint.build(seed);
        Dataset data = new Dataset(examples(new SplittableRandom(seed)));
        LibTorchLearner plain = new LibTorchLearner(left, data, Loss.CROSS_ENTROPY, optimiser, 0);
        LibTorchLearner moved = new LibTorchLearner(right, data, Loss.CROSS_ENTROPY, optimiser, 0)) {
      int[] all = Permutation.identity(EXAMPLES);
      for (int step = 0; step < 3; step++) {
        plain.step(step, all, RATE, new double[0]);
        moved.step(step, all, RATE, new double[0]);
      }
      moved.permute(permutation);
      double outputs = difference(outputs(left, data), outputs(right, data));
      double changed = difference(left.weights(), right.weights());
      plain.step(3, all, RATE, new double[0]);
      moved.step(3, all, RATE, new double[0]);
      moved.permute(permutation.inverse());
      double weights = difference(plain.weights(), moved.weights());
      System.out.printf("%s: outputs differ by %.2g, weights after the next step by %.2g%n", what, outputs, weights);
      assertTrue(permutation.isIdentity() || changed > 1e-2, "weights do move");
      assertTrue(outputs < 1e-4, "outputs after reordering " + what);
      // Adam divides by sqrt(v): rounding of a tiny gradient can show as a share of the rate
      assertTrue(weights < 2e-4, "weights after reordering " + what);
    }
  }

  @Test
  void whatAttentionForbidsIsRefused() {
    Wiring wiring = new TransformerOptions(10, 1, HEADS, HEAD, 6, Activation.RELU, false, false, true, true, false, TransformerOptions.Readout.LAST)
        .blueprint(SHAPE).wiring();
    int[] heads = heads(new int[] {1, 0, 2});
    assertRefused("keep the order of 'Q1'", () -> Permutation.of(wiring, "Q1", heads));
    assertRefused("keep the order of 'Q1'", () -> Permutation.of(wiring, "V1", heads));
    assertRefused("may not mix blocks of 4", () -> Permutation.swap(wiring, "Q1", 3, 4));
    assertRefused("follows 'Q1'", () -> Permutation.swap(wiring, "K1", 0, 1));
    assertRefused("is fixed", () -> Permutation.swap(wiring, "positions", 0, 1));
  }

  private static void assertRefused(String expected, Runnable act) {
    String message = assertThrows(IllegalArgumentException.class, act::run).getMessage();
    assertTrue(message.contains(expected), message);
  }

  private static Examples examples(SplittableRandom random) {
    int[] tokens = random.ints((long) EXAMPLES * LENGTH, 0, VOCABULARY).toArray();
    return new Examples(
        new TokenInputs(EXAMPLES, LENGTH, VOCABULARY, tokens), new ClassTargets(OUTPUTS, random.ints(EXAMPLES, 0, OUTPUTS).toArray()));
  }

  /** Neurons of whole heads in this order. */
  private static int[] heads(int[] order) {
    int[] neurons = new int[order.length * HEAD];
    for (int i = 0; i < neurons.length; i++) {
      neurons[i] = order[i / HEAD] * HEAD + i % HEAD;
    }
    return neurons;
  }

  /** The same, each head's neurons shuffled among themselves. */
  private static int[] within(int[] order, SplittableRandom random) {
    int[] mixed = order.clone();
    for (int head = 0; head < order.length / HEAD; head++) {
      int[] places = shuffled(HEAD, random);
      for (int i = 0; i < HEAD; i++) {
        mixed[head * HEAD + i] = order[head * HEAD + places[i]];
      }
    }
    return mixed;
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
