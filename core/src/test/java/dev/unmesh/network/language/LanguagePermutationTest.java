package dev.unmesh.network.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.LanguageOptions;
import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.Pass;
import dev.unmesh.network.Seeds;
import dev.unmesh.wiring.ParameterOrder;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Reordering what the wiring calls free leaves the logits as they were; what it calls fixed is refused, and would have changed them. */
class LanguagePermutationTest {
  private static final int LENGTH = 6;
  private static final int VOCABULARY = 11;
  private static final int WIDTH = 24;
  private static final int HEADS = 3;
  private static final int HEAD = WIDTH / HEADS;
  private static final int MLP = 14;
  private static final NetworkShape SHAPE = new NetworkShape(new int[] {LENGTH}, VOCABULARY, VOCABULARY, List.of(), List.of());

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  @RepeatedTest(6)
  void logitsStayTheSame(RepetitionInfo info) {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(Seeds.mix(seed));
    LanguageOptions options = options(info.getCurrentRepetition() % 2 == 0, random);
    System.out.println("seed " + seed + ", " + options);
    Blueprint blueprint = options.blueprint(SHAPE);
    int rotary = options instanceof GptNeoxOptions neox ? (int) (HEAD * neox.rotaryShare()) : 0;
    int[] heads = heads(shuffled(HEADS, random));
    Map<String, Map<String, int[]>> all = new LinkedHashMap<>();
    all.put("residual", Map.of("residual", shuffled(WIDTH, random)));
    all.put("heads", Map.of("L0.Q", heads, "L0.V", heads));
    all.put("queries within heads", Map.of("L1.Q", within(heads(Permutation.identity(HEADS)), rotary, random)));
    all.put("values within heads", Map.of("L1.V", within(heads(Permutation.identity(HEADS)), 0, random)));
    all.put("mlp", Map.of("L1.mlp", shuffled(MLP, random)));
    all.put(
        "all at once",
        Map.of(
            "residual", shuffled(WIDTH, random), "L0.Q", within(heads, rotary, random), "L0.V", within(heads, 0, random), "L0.mlp",
            shuffled(MLP, random)));
    try (Network network = blueprint.build(seed)) {
      roughen(network, random);
      float[] before = logits(network, seed);
      all.forEach(
          (what, orders) -> {
            Permutation permutation = Permutation.of(blueprint.wiring(), orders);
            apply(network, permutation);
            double difference = difference(before, logits(network, seed));
            apply(network, permutation.inverse());
            System.out.printf("%s: logits differ by %.2g%n", what, difference);
            assertTrue(difference < 1e-4, "logits after reordering " + what + " differ by " + difference);
          });
      assertEquals(0, difference(before, logits(network, seed)), "and back");
    }
  }

  private static LanguageOptions options(boolean gpt2, SplittableRandom random) {
    boolean tied = random.nextBoolean();
    if (gpt2) {
      return new Gpt2Options(WIDTH, 2, HEADS, MLP, 0, MlpActivation.GELU_NEW, tied);
    }
    double share = new double[] {.25, .5, 1}[random.nextInt(3)];
    return new GptNeoxOptions(WIDTH, 2, HEADS, MLP, 9, MlpActivation.GELU, share, 10000, random.nextBoolean(), tied);
  }

  @Test
  void whatHoldsThePositionIsFixed() {
    GptNeoxOptions neox = new GptNeoxOptions(WIDTH, 2, HEADS, MLP, 0, MlpActivation.GELU, .5, 10000, true, false);
    Wiring wiring = neox.blueprint(SHAPE).wiring();
    assertRefused("the first 4 neurons of each block of 8 must keep their places", () -> Permutation.swap(wiring, "L0.Q", 0, 1));
    assertRefused("the first 4 neurons of each block of 8 must keep their places", () -> Permutation.swap(wiring, "L0.Q", 3, 4));
    assertRefused("may not mix blocks of 8", () -> Permutation.swap(wiring, "L0.Q", 7, 15));
    assertRefused("keep the order of 'L0.Q'", () -> Permutation.of(wiring, "L0.V", heads(new int[] {1, 0, 2})));
    assertRefused("follows 'L0.Q'", () -> Permutation.swap(wiring, "L0.K", 4, 5));
    assertRefused("is fixed", () -> Permutation.swap(wiring, "tokens", 0, 1));
    Permutation.swap(wiring, "L0.Q", 4, 7);
    Wiring gpt2 = new Gpt2Options(WIDTH, 1, HEADS, MLP, 0, MlpActivation.GELU_NEW, true).blueprint(SHAPE).wiring();
    assertRefused("is fixed", () -> Permutation.swap(gpt2, "positions", 0, 1));
    Permutation.swap(gpt2, "L0.Q", 0, 1);
    // and rightly so: without the rule, rotated neurons that change places change the logits
    Wiring loose = neoxWithoutRule(wiring);
    try (Network network = neox.blueprint(SHAPE).build(3)) {
      roughen(network, new SplittableRandom(4));
      float[] before = logits(network, 5);
      apply(network, loose, Permutation.swap(loose, "L0.Q", 0, 1));
      assertTrue(difference(before, logits(network, 5)) > 1e-3);
    }
  }

  private static Wiring neoxWithoutRule(Wiring wiring) {
    return new Wiring(
        wiring.groups().stream()
            .map(group -> group.symmetry() instanceof Symmetry.Blocks blocks
                ? group.with(new Symmetry.Blocks(blocks.width(), blocks.orderedWith()))
                : group)
            .toList(),
        wiring.connections(),
        wiring.neuronParameters(),
        wiring.couplings());
  }

  /** Gains, biases and all else away from where they start, so that a parameter left behind shows. */
  private static void roughen(Network network, SplittableRandom random) {
    network.parameters().values().forEach(tensor -> {
      float[] values = Tensors.floats(tensor);
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (random.nextDouble() - .5);
      }
      Tensors.write(tensor, values);
    });
  }

  private static void apply(Network network, Permutation permutation) {
    apply(network, network.wiring(), permutation);
  }

  private static void apply(Network network, Wiring wiring, Permutation permutation) {
    Map<String, int[]> sources =
        ParameterOrder.sources(wiring, permutation, name -> Math.toIntExact(network.parameters().get(name).numel()));
    assertFalse(sources.isEmpty());
    sources.forEach((name, source) -> {
      float[] old = Tensors.floats(network.parameters().get(name));
      float[] moved = new float[old.length];
      for (int i = 0; i < moved.length; i++) {
        moved[i] = old[source[i]];
      }
      Tensors.write(network.parameters().get(name), moved);
    });
  }

  private static float[] logits(Network network, long seed) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard frozen = new NoGradGuard()) {
      Tensor tokens = Tensors.of(new SplittableRandom(seed).longs(4 * LENGTH, 0, VOCABULARY).toArray(), 4, LENGTH);
      return Tensors.floats(network.forward(tokens, Pass.EVALUATION));
    }
  }

  private static double difference(float[] left, float[] right) {
    double maximum = 0;
    for (int i = 0; i < left.length; i++) {
      maximum = Math.max(maximum, Math.abs((double) left[i] - right[i]));
    }
    return maximum;
  }

  private static void assertRefused(String expected, Runnable act) {
    String message = assertThrows(IllegalArgumentException.class, act::run).getMessage();
    assertTrue(message.contains(expected), message);
  }

  /** Neurons of whole heads in this order. */
  private static int[] heads(int[] order) {
    int[] neurons = new int[order.length * HEAD];
    for (int i = 0; i < neurons.length; i++) {
      neurons[i] = order[i / HEAD] * HEAD + i % HEAD;
    }
    return neurons;
  }

  /** The same, each head's neurons from {@code from} on shuffled among themselves. */
  private static int[] within(int[] order, int from, SplittableRandom random) {
    int[] mixed = order.clone();
    for (int head = 0; head < HEADS; head++) {
      int[] places = shuffled(HEAD - from, random);
      for (int i = from; i < HEAD; i++) {
        mixed[head * HEAD + i] = order[head * HEAD + from + places[i - from]];
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
}
