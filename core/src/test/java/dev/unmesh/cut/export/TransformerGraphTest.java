package dev.unmesh.cut.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.engine.onnx.OnnxSession;
import dev.unmesh.format.OnnxModel;
import dev.unmesh.format.onnx.OnnxGraph;
import dev.unmesh.network.Activation;
import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.Pass;
import dev.unmesh.network.TransformerOptions;
import dev.unmesh.network.TransformerOptions.Readout;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transformers of every option, run by ONNX Runtime, against LibTorch. */
class TransformerGraphTest {
  private static final int NETWORKS = 60;
  private static final double TOLERANCE = 1e-5;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  @Test
  void everyOptionGivesTheSame() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    double largest = 0;
    for (int i = 0; i < NETWORKS; i++) {
      boolean tokens = i % 3 != 0;
      NetworkShape shape =
          tokens
              ? new NetworkShape(new int[] {1 + random.nextInt(5)}, 6 + random.nextInt(4), 2 + random.nextInt(5), List.of(), List.of())
              : new NetworkShape(new int[] {1 + random.nextInt(5), 1 + random.nextInt(4)}, 1 + random.nextInt(5), List.of(), List.of());
      TransformerOptions options =
          new TransformerOptions(
              12, 1 + random.nextInt(3), 1 + random.nextInt(3), 1 + random.nextInt(5), random.nextInt(3) * 7,
              Activation.values()[random.nextInt(3)], random.nextBoolean(), random.nextBoolean(), random.nextBoolean(),
              random.nextBoolean(), tokens && random.nextBoolean(), Readout.values()[random.nextInt(2)]);
      largest = Math.max(largest, difference(options, shape, random));
    }
    System.out.println(
        NETWORKS + " transformers in LibTorch and ONNX Runtime: largest difference, as a share of the largest logit or 1: " + largest);
  }

  private double difference(TransformerOptions options, NetworkShape shape, SplittableRandom random) {
    Path file = folder.resolve("model.onnx");
    try (Network network = options.blueprint(shape).build(random.nextLong());
        PointerScope scope = new PointerScope();
        NoGradGuard frozen = new NoGradGuard()) {
      // gains and biases start at 1 and 0, which would hide a mistake
      network.parameters().values().forEach(tensor -> tensor.add_(Tensors.of(noise(tensor.numel(), random), tensor.sizes().vec().get())));
      OnnxGraph graph = new OnnxGraph("model", "unmesh", "test");
      NetworkGraph.input(graph, shape, "input");
      NetworkGraph.output(graph, options, shape, "output");
      NetworkGraph.add(graph, options, shape, network.weights(), "", "input", "output");
      graph.write(file);
      assertEquals(network.parameters().keySet(), OnnxModel.open(file).weights().names(), options.toString());
      double largest = 0;
      try (OnnxSession session = OnnxSession.open(file, 1)) {
        for (int batch : new int[] {1, 4, 40}) {
          largest = Math.max(largest, difference(network, session, shape, batch, random));
        }
      }
      assertTrue(largest <= TOLERANCE, largest + " with " + options + " on " + shape);
      return largest;
    }
  }

  private static double difference(Network network, OnnxSession session, NetworkShape shape, int batch, SplittableRandom random) {
    int length = shape.inputs()[0];
    Tensor expected;
    float[] found;
    if (shape.vocabulary() > 0) {
      long[] tokens = random.longs((long) batch * length, 0, shape.vocabulary()).toArray();
      expected = network.forward(Tensors.of(tokens, batch, length), Pass.EVALUATION);
      found = session.run(tokens, new long[] {batch, length});
    } else {
      int features = shape.inputs()[1];
      float[] numbers = noise((long) batch * length * features, random);
      expected = network.forward(Tensors.of(numbers, batch, length, features), Pass.EVALUATION);
      found = session.run(numbers, new long[] {batch, length, features});
    }
    float[] values = Tensors.floats(expected);
    assertEquals(values.length, found.length);
    // without LayerNorm the stream grows from layer to layer, and with it what rounding comes to
    double largest = 0;
    double size = 1;
    for (int i = 0; i < values.length; i++) {
      largest = Math.max(largest, Math.abs((double) values[i] - found[i]));
      size = Math.max(size, Math.abs(values[i]));
    }
    return largest / size;
  }

  private static float[] noise(long size, SplittableRandom random) {
    float[] values = new float[Math.toIntExact(size)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * .1);
    }
    return values;
  }

  @Test
  void matricesKeepTheirLayout() {
    NetworkShape shape = new NetworkShape(new int[] {3}, 6, 5, List.of(), List.of());
    TransformerOptions options = new TransformerOptions(8, 1, 2, 3, 7, Activation.RELU, true, true, true, true, false, Readout.LAST);
    Path file = folder.resolve("layout.onnx");
    try (Network network = options.blueprint(shape).build(1)) {
      OnnxGraph graph = new OnnxGraph("model", "unmesh", "test");
      NetworkGraph.input(graph, shape, "input");
      NetworkGraph.output(graph, options, shape, "output");
      NetworkGraph.add(graph, options, shape, network.weights(), "lane.", "input", "output");
      graph.write(file);
      OnnxModel model = OnnxModel.open(file);
      Set<String> matrices = new TreeSet<>(model.views().keySet());
      assertEquals(
          new TreeSet<>(
              Set.of(
                  "lane.W_Q1.weight", "lane.W_K1.weight", "lane.W_V1.weight", "lane.W_O1.weight", "lane.W_in1.weight", "lane.W_out1.weight",
                  "lane.unembedding.weight")),
          matrices);
      assertEquals(6, model.views().get("lane.W_Q1.weight").rows().length());
      assertEquals(network.weights().get("W_Q1.weight"), model.weights().get("lane.W_Q1.weight"));
      try (OnnxSession session = OnnxSession.open(file, 1)) {
        assertTrue(session.takesTokens());
        assertArrayEquals(new long[] {-1, 3}, session.inputShape());
      }
    }
  }
}
