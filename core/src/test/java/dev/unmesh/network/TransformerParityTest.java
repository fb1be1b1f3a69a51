package dev.unmesh.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.format.SafetensorsFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Logits and all gradients are those of PyTorch, by the golden files that {@code golden/transformers.py} writes. */
class TransformerParityTest {
  private static final double TOLERANCE = 1e-4;

  static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of(
            "grokking",
            new TransformerOptions(24, 1, 4, 0, 20, Activation.RELU, false, false, true, true, false, TransformerOptions.Readout.LAST),
            new NetworkShape(new int[] {3}, 14, 13, List.of(), List.of())),
        Arguments.of(
            "language",
            new TransformerOptions(24, 2, 3, 8, 32, Activation.SILU, true, true, true, true, true, TransformerOptions.Readout.ALL),
            new NetworkShape(new int[] {6}, 11, 11, List.of(), List.of())),
        Arguments.of(
            "bidirectional",
            new TransformerOptions(10, 2, 3, 4, 12, Activation.TANH, true, false, false, false, false, TransformerOptions.Readout.LAST),
            new NetworkShape(new int[] {4}, 9, 5, List.of(), List.of())),
        Arguments.of(
            "attention",
            new TransformerOptions(12, 3, 2, 0, 0, Activation.RELU, false, true, true, true, true, TransformerOptions.Readout.LAST),
            new NetworkShape(new int[] {5}, 8, 6, List.of(), List.of())),
        Arguments.of(
            "vectors",
            new TransformerOptions(12, 2, 1, 0, 8, Activation.TANH, true, false, false, true, false, TransformerOptions.Readout.LAST),
            new NetworkShape(new int[] {3, 2}, 1, List.of("y", "x"), List.of())),
        Arguments.of(
            "placed",
            new TransformerOptions(10, 2, 2, 0, 8, Activation.RELU, false, true, true, true, false, TransformerOptions.Readout.ALL),
            new NetworkShape(new int[] {4, 3}, 2, List.of(), List.of())));
  }

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void logitsAndGradientsAreThoseOfPyTorch(String name, TransformerOptions options, NetworkShape shape) throws Exception {
    SafetensorsFile golden =
        SafetensorsFile.open(Path.of(TransformerParityTest.class.getResource("golden/transformer-" + name + ".safetensors").toURI()));
    try (Network network = options.blueprint(shape).build(0);
        PointerScope scope = new PointerScope()) {
      assertEquals(
          golden.tensors().stream()
              .filter(tensor -> tensor.name().startsWith("parameter/"))
              .map(tensor -> tensor.name().substring("parameter/".length()))
              .collect(Collectors.toCollection(TreeSet::new)),
          new TreeSet<>(network.parameters().keySet()));
      network.parameters().forEach((key, tensor) -> Tensors.write(tensor, golden.floats("parameter/" + key)));
      long[] tokensShape = golden.tensor("tokens").shape();
      Tensor tokens =
          shape.vocabulary() > 0 ? Tensors.of(golden.longs("tokens"), tokensShape) : Tensors.of(golden.floats("tokens"), tokensShape);
      Tensor logits = network.forward(tokens, Pass.training(0, 0));
      assertEquals(Arrays.toString(golden.tensor("logits").shape()), Arrays.toString(Tensors.longShape(logits)));
      check(name + ", logits", golden.floats("logits"), logits);
      logits.mul(Tensors.of(golden.floats("weights"), golden.tensor("weights").shape())).sum().backward();
      network.parameters().forEach((key, tensor) -> check(name + ", gradient of " + key, golden.floats("gradient/" + key), tensor.grad()));
    }
  }

  private static void check(String what, float[] expected, Tensor tensor) {
    float[] actual = Tensors.floats(tensor);
    assertEquals(expected.length, actual.length, what);
    double maximum = 0;
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      maximum = Math.max(maximum, Math.abs((double) expected[i] - actual[i]));
      largest = Math.max(largest, Math.abs(expected[i]));
    }
    System.out.printf("%s: maximum difference %.2g of values up to %.3g%n", what, maximum, largest);
    assertTrue(maximum <= TOLERANCE, what + " differ by " + maximum);
  }
}
