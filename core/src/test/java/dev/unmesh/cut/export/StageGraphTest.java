package dev.unmesh.cut.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.engine.onnx.OnnxSession;
import dev.unmesh.format.OnnxModel;
import dev.unmesh.format.onnx.OnnxGraph;
import dev.unmesh.network.Activation;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.ConvBlock;
import dev.unmesh.network.ConvNetOptions;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.Pass;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written, run by ONNX Runtime, against LibTorch. */
class StageGraphTest {
  private static final int BATCH = 5;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void anMlpGivesTheSame(Activation activation) {
    check(
        new MlpOptions(0, List.of(7, 6), true, activation, Layout.LINE, Layout.LINE, false, true)
            .blueprint(new NetworkShape(new int[] {4}, 3, List.of(), List.of())),
        4);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void aConvNetGivesTheSame(Activation activation) {
    List<ConvBlock> blocks = List.of(new ConvBlock(5, 3, 1, true, true, 2), new ConvBlock(4, 3, 0, false, false, 1));
    check(
        new ConvNetOptions(blocks, List.of(6), false, activation, List.of(.5)).blueprint(new NetworkShape(new int[] {2, 9, 8}, 3, List.of(), List.of())),
        2, 9, 8);
  }

  @Test
  void whatIsReadAndMadeInPartGivesTheSame() {
    NetworkShape numbers = new NetworkShape(new int[] {6}, 5, List.of(), List.of());
    check(
        new MlpOptions(0, List.of(4), true, Activation.TANH, Layout.LINE, Layout.LINE, false, false, List.of(5, 0, 3), List.of(4, 1))
            .blueprint(numbers),
        6);
    List<Integer> reads = List.of(3, 0, 7, 20, 11);
    check(
        new ConvNetOptions(
                List.of(new ConvBlock(3, 3, 1, true, false, 2)), List.of(4), true, Activation.RELU, List.of(), ConvNetOptions.FlattenedMap.UNITS,
                reads, List.of(2, 0))
            .blueprint(new NetworkShape(new int[] {2, 6, 6}, 5, List.of(), List.of())),
        2, 6, 6);
  }

  private void check(Blueprint blueprint, long... shape) {
    Path file = folder.resolve("model.onnx");
    try (Network network = blueprint.build(3);
        PointerScope scope = new PointerScope();
        NoGradGuard frozen = new NoGradGuard()) {
      OnnxGraph graph = new OnnxGraph("model", "unmesh", "test").input("input", shape).output("output", outputs(blueprint)).metadata("from", "a test");
      new StageGraph(graph, network.weights(), "", "input", shape.length == 3).add(blueprint.stages().orElseThrow(), "output");
      graph.write(file);
      int size = (int) (BATCH * LongStream.of(shape).reduce(1, (a, b) -> a * b));
      SplittableRandom random = new SplittableRandom(1);
      float[] inputs = new float[size];
      for (int i = 0; i < size; i++) {
        inputs[i] = (float) random.nextDouble(-1, 1);
      }
      long[] batch = LongStream.concat(LongStream.of(BATCH), LongStream.of(shape)).toArray();
      float[] expected = Tensors.floats(network.forward(Tensors.of(inputs, batch), Pass.EVALUATION));
      double largest = 0;
      try (OnnxSession session = OnnxSession.open(file, 1)) {
        assertEquals(-1, session.inputShape()[0]);
        float[] found = session.run(inputs, batch);
        assertEquals(expected.length, found.length);
        for (int i = 0; i < found.length; i++) {
          assertEquals(expected[i], found[i], 1e-5);
          largest = Math.max(largest, Math.abs(expected[i] - found[i]));
        }
      }
      System.out.println("largest difference between LibTorch and ONNX Runtime: " + largest);
    }
    assertTrue(OnnxModel.open(file).views().containsKey("fc1.weight"));
  }

  private static long outputs(Blueprint blueprint) {
    return blueprint.wiring().group("output").size();
  }
}
