package dev.unmesh.network.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.InitialWeights;
import dev.unmesh.network.LanguageOptions;
import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.ParameterSpec;
import dev.unmesh.network.Pass;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Language models from scratch: how they start, that they cannot see what follows, and what stands for their weights. */
class LanguageNetworkTest {
  private static final NetworkShape SHAPE = new NetworkShape(new int[] {8}, 19, 19, List.of(), List.of());

  static List<LanguageOptions> models() {
    return List.of(
        new Gpt2Options(64, 3, 4, 0, 0, MlpActivation.GELU_NEW, true),
        new Gpt2Options(64, 3, 4, 96, 12, MlpActivation.RELU, false),
        new GptNeoxOptions(64, 3, 4, 0, 0, MlpActivation.GELU, .25, 10000, true, false),
        new GptNeoxOptions(64, 3, 4, 96, 12, MlpActivation.GELU, 1, 500, false, true));
  }

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyParameterBelongsToTheWiringAndStartsAsDrawn(LanguageOptions options) {
    Blueprint blueprint = options.blueprint(SHAPE);
    for (ParameterSpec spec : blueprint.parameters()) {
      boolean connected = blueprint.wiring().connections().stream().anyMatch(c -> c.view().parameter().equals(spec.name()));
      boolean perNeuron = blueprint.wiring().neuronParameters().stream().anyMatch(p -> p.parameter().equals(spec.name()));
      assertTrue(connected != perNeuron, spec.name());
    }
    Map<String, WeightArray> initial = blueprint.initialWeights(9);
    InitialWeights drawn = InitialWeights.draw(blueprint.parameters(), 9);
    try (Network network = blueprint.build(9)) {
      assertEquals(initial.keySet(), network.parameters().keySet());
      initial.forEach((name, values) -> {
        assertEquals(values, network.weights().get(name));
        FloatBuffer copy = FloatBuffer.allocate(values.size());
        drawn.copy(name, copy);
        assertArrayEquals(values.values(), copy.array());
      });
    }
    assertFalse(initial.equals(blueprint.initialWeights(10)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void weightsStartAsTheirAuthorsDrewThem(LanguageOptions options) {
    Blueprint blueprint = options.blueprint(SHAPE);
    boolean gpt2 = options instanceof Gpt2Options;
    double usual = gpt2 ? .02 : Math.sqrt(2 / (5.0 * 64));
    double adding = gpt2 ? .02 / Math.sqrt(6) : 2 / (3 * Math.sqrt(64));
    blueprint.initialWeights(1).forEach((name, weights) -> {
      if (weights.shape().length == 2) {
        boolean adds = name.contains("c_proj") || name.contains("dense_4h_to_h") || name.contains("attention.dense");
        double expected = adds ? adding : usual;
        // 1,216 draws or more: the deviation of their deviation is 2 %
        assertEquals(expected, deviation(weights.values()), .1 * expected, name);
      } else {
        boolean gain = name.endsWith("weight");
        assertArrayEquals(filled(weights.size(), gain ? 1 : 0), weights.values(), name);
      }
    });
  }

  private static double deviation(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares / values.length);
  }

  private static float[] filled(int size, float value) {
    float[] values = new float[size];
    Arrays.fill(values, value);
    return values;
  }

  @ParameterizedTest
  @MethodSource("models")
  void nothingIsSeenBeforeItsPlace(LanguageOptions options) {
    try (Network network = options.blueprint(SHAPE).build(3)) {
      float[] one = logits(network, 4, 7, 2, 11, 5);
      float[] other = logits(network, 4, 7, 2, 12, 5);
      assertArrayEquals(Arrays.copyOf(one, 3 * 19), Arrays.copyOf(other, 3 * 19), 1e-6f);
      assertFalse(Arrays.equals(one, other));
      // a shorter text is the beginning of a longer one, and the order of tokens counts
      assertArrayEquals(Arrays.copyOf(one, 3 * 19), logits(network, 4, 7, 2), 1e-5f);
      float[] swapped = logits(network, 7, 4, 2);
      double difference = 0;
      for (int i = 2 * 19; i < 3 * 19; i++) {
        difference = Math.max(difference, Math.abs(swapped[i] - one[i]));
      }
      assertTrue(difference > 1e-4, "difference " + difference);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void gradientsAreDenseAndTheSameEachTime(LanguageOptions options) {
    try (Network network = options.blueprint(SHAPE).build(3);
        PointerScope scope = new PointerScope()) {
      float[][] first = gradients(network);
      float[][] second = gradients(network);
      for (int i = 0; i < first.length; i++) {
        assertArrayEquals(first[i], second[i]);
      }
      network.parameters().values().forEach(parameter -> assertFalse(parameter.grad().is_sparse()));
    }
  }

  private static float[][] gradients(Network network) {
    network.parameters().values().forEach(parameter -> parameter.mutable_grad().reset());
    Tensor tokens = Tensors.of(new long[] {4, 7, 4, 4, 5, 7}, 1, 6);
    Tensor targets = Tensors.of(new long[] {7, 4, 4, 5, 7, 1}, 6);
    torch.cross_entropy_loss(network.forward(tokens, Pass.training(0, 0)).flatten(0, 1), targets).backward();
    return network.parameters().values().stream().map(parameter -> Tensors.floats(parameter.grad())).toArray(float[][]::new);
  }

  @ParameterizedTest
  @MethodSource("models")
  void liveWeightsFollowTheNetwork(LanguageOptions options) {
    try (Network network = options.blueprint(SHAPE).build(3)) {
      Weights live = network.liveWeights();
      Weights copy = network.weights();
      String name = live.names().iterator().next();
      assertEquals(copy.names(), live.names());
      assertEquals(copy.get(name), live.get(name));
      Tensors.write(network.parameters().get(name), new float[copy.get(name).size()]);
      assertArrayEquals(new float[copy.get(name).size()], live.get(name).values());
      assertFalse(copy.get(name).equals(live.get(name)));
    }
  }

  private static float[] logits(Network network, long... tokens) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard frozen = new NoGradGuard()) {
      return Tensors.floats(network.forward(Tensors.of(tokens, 1, tokens.length), Pass.EVALUATION));
    }
  }
}
