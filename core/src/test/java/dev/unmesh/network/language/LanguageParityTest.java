package dev.unmesh.network.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.network.Network;
import dev.unmesh.network.Pass;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logits, loss and all gradients are those of PyTorch, by the golden folders that {@code golden/language.py} writes. */
class LanguageParityTest {
  private static final double TOLERANCE = 1e-4;

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt2-tied", "gpt2-untied", "neox-parallel", "neox-sequential", "neox-tied"})
  void logitsAndGradientsAreThoseOfPyTorch(String name) {
    SafetensorsFile golden = SafetensorsFile.open(GoldenModels.folder(name).resolve("reference.safetensors"));
    try (Network network = LanguageModelFolder.open(GoldenModels.folder(name)).blueprint().build(0);
        PointerScope scope = new PointerScope()) {
      assertEquals(
          golden.tensors().stream()
              .filter(tensor -> tensor.name().startsWith("gradient/"))
              .map(tensor -> tensor.name().substring("gradient/".length()))
              .collect(Collectors.toCollection(TreeSet::new)),
          new TreeSet<>(network.parameters().keySet()));
      Tensor tokens = Tensors.of(golden.longs("tokens"), golden.tensor("tokens").shape());
      Tensor logits = network.forward(tokens, Pass.training(0, 0));
      assertEquals(Arrays.toString(golden.tensor("logits").shape()), Arrays.toString(Tensors.longShape(logits)));
      check(name + ", logits", golden.floats("logits"), logits);
      long[] targets = golden.longs("targets");
      Tensor loss = torch.cross_entropy_loss(logits.flatten(0, 1), Tensors.of(targets, targets.length));
      check(name + ", loss", golden.floats("loss"), loss);
      loss.backward();
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
