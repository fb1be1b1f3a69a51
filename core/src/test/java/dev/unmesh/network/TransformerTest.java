package dev.unmesh.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Coupling;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a transformer states about itself, and what it refuses. */
class TransformerTest {
  private static final NetworkShape SHAPE = new NetworkShape(new int[] {3}, 6, 5, List.of("0", "1", "2", "3", "4", "="), List.of());

  private static final NetworkShape VECTORS = new NetworkShape(new int[] {3, 2}, 1, List.of("y", "x"), List.of("y2"));

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  private static TransformerOptions options(int layers, boolean norm, boolean causal, boolean tied, TransformerOptions.Readout readout) {
    return new TransformerOptions(8, layers, 2, 0, 12, Activation.RELU, true, norm, true, causal, tied, readout);
  }

  @Test
  void theResidualStreamIsOneGroup() {
    Wiring wiring = options(2, true, true, false, TransformerOptions.Readout.LAST).blueprint(SHAPE).wiring();
    assertEquals(
        List.of("W_Q1", "W_K1", "W_V1", "W_in1", "W_Q2", "W_K2", "W_V2", "W_in2", "unembedding"),
        wiring.outOf("residual").stream().map(Connection::name).toList());
    assertEquals(
        List.of("embedding", "position", "W_O1", "W_out1", "W_O2", "W_out2"), wiring.into("residual").stream().map(Connection::name).toList());
    assertEquals(Symmetry.FREE, wiring.group("residual").symmetry());
    assertEquals(new Symmetry.Blocks(4, Optional.empty()), wiring.group("Q2").symmetry());
    assertEquals(new Symmetry.Lockstep("Q2", 1), wiring.group("K2").symmetry());
    assertEquals(new Symmetry.Blocks(4, Optional.of("Q2")), wiring.group("V2").symmetry());
    assertEquals("=", wiring.group("tokens").label(5));
    assertEquals(
        List.of(
            new Coupling("softmax", List.of("Q1", "K1", "V1")),
            new Coupling("softmax", List.of("Q2", "K2", "V2")),
            new Coupling("layer-norm", List.of("residual"))),
        wiring.couplings());
    assertEquals(
        List.of("attention1.norm.weight", "attention1.norm.bias", "W_O1.bias", "mlp1.norm.weight", "mlp1.norm.bias", "W_out1.bias"),
        wiring.neuronParameters().stream().filter(p -> p.group().equals("residual")).map(p -> p.parameter()).limit(6).toList());
  }

  @Test
  void aTiedUnembeddingViewsTheEmbedding() {
    Blueprint blueprint = options(1, false, true, true, TransformerOptions.Readout.LAST).blueprint(SHAPE);
    Connection unembedding = blueprint.wiring().connection("unembedding");
    assertEquals("embedding.weight", unembedding.view().parameter());
    assertEquals(5, unembedding.rows());
    // weight (output 3, neuron 2) is that of (neuron 2, token 3)
    assertEquals(blueprint.wiring().connection("embedding").view().index(2, 3, 0), unembedding.view().index(3, 2, 0));
    assertTrue(blueprint.parameters().stream().noneMatch(spec -> spec.name().equals("unembedding.weight")));
  }

  @Test
  void tokensThatAreVectorsAreReadByAMatrix() {
    Wiring wiring = options(1, false, true, false, TransformerOptions.Readout.LAST).blueprint(VECTORS).wiring();
    assertEquals(List.of("input", "positions", "residual", "Q1", "K1", "V1", "mlp1", "output"), wiring.groups().stream().map(NeuronGroup::name).toList());
    Connection embedding = wiring.connection("embedding");
    assertEquals(List.of("input", "residual", 8, 2), List.of(embedding.from(), embedding.to(), embedding.rows(), embedding.columns()));
    assertEquals("x", wiring.group("input").label(1));
    assertEquals("embedding.bias", wiring.neuronParameters().get(0).parameter());
    assertEquals("residual", wiring.neuronParameters().get(0).group());
    TransformerOptions unbiased = new TransformerOptions(8, 1, 2, 0, 0, Activation.RELU, false, false, true, true, false, TransformerOptions.Readout.LAST);
    assertEquals(List.of(), unbiased.blueprint(VECTORS).wiring().neuronParameters());
    try (Network network = options(1, false, true, false, TransformerOptions.Readout.LAST).blueprint(VECTORS).build(3);
        PointerScope scope = new PointerScope();
        NoGradGuard frozen = new NoGradGuard()) {
      Tensor two = Tensors.of(new float[] {0, 1, 2, 0, 0, 3, 0, 1, 2, 0, 0, 2}, 2, 3, 2);
      assertArrayEquals(new long[] {2, 1}, Tensors.longShape(network.forward(two, Pass.EVALUATION)));
    }
  }

  @Test
  void everyParameterBelongsToTheWiringAndStartsAsDrawn() {
    for (NetworkShape shape : List.of(SHAPE, VECTORS)) {
      everyParameterBelongsToTheWiringAndStartsAsDrawn(shape, false);
    }
    everyParameterBelongsToTheWiringAndStartsAsDrawn(SHAPE, true);
  }

  private static void everyParameterBelongsToTheWiringAndStartsAsDrawn(NetworkShape shape, boolean tied) {
    Blueprint blueprint = options(2, true, true, tied, TransformerOptions.Readout.ALL).blueprint(shape);
    Wiring wiring = blueprint.wiring();
    for (ParameterSpec spec : blueprint.parameters()) {
      boolean connected = wiring.connections().stream().anyMatch(c -> c.view().parameter().equals(spec.name()));
      boolean perNeuron = wiring.neuronParameters().stream().anyMatch(p -> p.parameter().equals(spec.name()));
      assertTrue(connected != perNeuron, spec.name());
    }
    Map<String, WeightArray> initial = blueprint.initialWeights(9);
    assertEquals(initial, blueprint.initialWeights(9));
    try (Network network = blueprint.build(9)) {
      assertEquals(initial.keySet(), network.parameters().keySet());
      initial.forEach((name, values) -> assertEquals(values, network.weights().get(name)));
    }
  }

  @Test
  void readingTheLastPositionIsReadingItOfAll() {
    for (boolean causal : new boolean[] {true, false}) {
      try (Network last = options(2, true, causal, false, TransformerOptions.Readout.LAST).blueprint(SHAPE).build(5);
          Network all = options(2, true, causal, false, TransformerOptions.Readout.ALL).blueprint(SHAPE).build(5)) {
        float[] one = outputs(last, 1, 3, 5);
        float[] each = outputs(all, 1, 3, 5);
        assertEquals(5, one.length);
        assertArrayEquals(Arrays.copyOfRange(each, 10, 15), one, 1e-5f);
      }
    }
  }

  @Test
  void causalPositionsDoNotSeeWhatComesAfter() {
    for (boolean causal : new boolean[] {true, false}) {
      try (Network network = options(2, false, causal, false, TransformerOptions.Readout.ALL).blueprint(SHAPE).build(6)) {
        float[] before = Arrays.copyOf(outputs(network, 1, 3, 5), 10);
        float[] after = Arrays.copyOf(outputs(network, 1, 3, 2), 10);
        assertEquals(causal, Arrays.equals(before, after));
        assertFalse(Arrays.equals(before, Arrays.copyOf(outputs(network, 1, 4, 5), 10)));
      }
    }
  }

  @Test
  void positionsTellEqualTokensApart() {
    for (boolean positions : new boolean[] {true, false}) {
      TransformerOptions options =
          new TransformerOptions(8, 1, 2, 3, 0, Activation.RELU, false, false, positions, false, false, TransformerOptions.Readout.LAST);
      try (Network network = options.blueprint(SHAPE).build(7)) {
        float difference = 0;
        float[] left = outputs(network, 1, 2, 5);
        float[] right = outputs(network, 2, 1, 5);
        for (int i = 0; i < left.length; i++) {
          difference = Math.max(difference, Math.abs(left[i] - right[i]));
        }
        assertEquals(positions, difference > 1e-3, "difference " + difference);
      }
    }
  }

  private static float[] outputs(Network network, long... tokens) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard frozen = new NoGradGuard()) {
      Tensor outputs = network.forward(Tensors.of(tokens, 1, tokens.length), Pass.EVALUATION);
      return Tensors.floats(outputs);
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    NetworkShape numbers = new NetworkShape(new int[] {4}, 2, List.of(), List.of());
    assertRefused("takes tokens, of a vocabulary or as vectors of numbers (length x features), but the task's inputs are [4]", () -> new TransformerOptions().blueprint(numbers));
    assertRefused("network.tied: tokens are vectors", () -> options(1, false, true, true, TransformerOptions.Readout.LAST).blueprint(VECTORS));
    assertRefused("the task's is [3, 2]: set network.kind=transformer", () -> new MlpOptions().blueprint(VECTORS));
    NetworkShape wide = new NetworkShape(new int[] {3}, 6, 9, List.of(), List.of());
    assertRefused("9 outputs cannot be read by an embedding of 6 tokens", () -> options(1, false, true, true, TransformerOptions.Readout.LAST).blueprint(wide));
    assertRefused(
        "5 heads do not divide a width of 8",
        () -> new TransformerOptions(8, 1, 5, 0, 0, Activation.RELU, false, false, true, true, false, TransformerOptions.Readout.LAST));
    assertRefused(
        "layers 0",
        () -> new TransformerOptions(8, 0, 2, 0, 0, Activation.RELU, false, false, true, true, false, TransformerOptions.Readout.LAST));
  }

  private static void assertRefused(String expected, Runnable act) {
    String message = assertThrows(IllegalArgumentException.class, act::run).getMessage();
    assertTrue(message.contains(expected), message);
  }
}
