package dev.unmesh.run.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Threads;
import dev.unmesh.format.FormatException;
import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.format.SafetensorsWriter;
import dev.unmesh.format.TensorEntry;
import dev.unmesh.network.Network;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.train.LibTorchForward;
import dev.unmesh.wiring.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transformer in the layout of others against PyTorch's logits (resources/dev/unmesh/run/model/lens.py). */
class LensTransformerTest {
  private static final Path GOLDEN = Path.of("src/test/resources/dev/unmesh/run/model");

  @TempDir Path folder;

  @Test
  void logitsAreThoseOfTheLayout() {
    LibTorch.start(Threads.ONE);
    KnownModel model = ModelSource.of(GOLDEN.resolve("lens")).known();
    assertEquals(7, model.shape().outputs(), "the eighth token is no answer");
    SafetensorsFile golden = SafetensorsFile.open(GOLDEN.resolve("lens-logits.safetensors"));
    int[] tokens = Arrays.stream(golden.longs("tokens")).mapToInt(Math::toIntExact).toArray();
    float[] logits = golden.floats("logits");
    try (Network network = model.blueprint().build(0);
        LibTorchForward pass = new LibTorchForward(network)) {
      float[] answers = pass.outputs(model.weights(), new TokenInputs(tokens.length / 3, 3, 8, tokens));
      double largest = 0;
      assertEquals(logits.length, answers.length);
      for (int i = 0; i < logits.length; i++) {
        largest = Math.max(largest, Math.abs(logits[i] - answers[i]));
      }
      System.out.println("largest difference of a logit: " + largest);
      assertTrue(largest < 1e-5, "largest difference " + largest);
    }
  }

  @Test
  void eachMatrixIsAConnectionOfItsWiring() {
    KnownModel model = ModelSource.of(GOLDEN.resolve("lens")).known();
    SafetensorsFile stored = SafetensorsFile.open(GOLDEN.resolve("lens/random.safetensors"));
    Matrix keys = Matrix.l2(model.blueprint().wiring().connection("W_K2"), model.weights());
    assertArrayEquals(stored.floats("blocks.1.attn.W_K"), keys.values());
    assertEquals(12, keys.rows());
    Matrix unembedding = Matrix.l2(model.blueprint().wiring().connection("unembedding"), model.weights());
    assertEquals(stored.floats("unembed.W_U")[3 * 8 + 5], unembedding.at(5, 3));
  }

  @Test
  void whatTheNetworkCannotDoIsRefused() throws IOException {
    refused("attn_coeff is 0.5", "{\"act_fn\": \"ReLU\", \"attn_coeff\": 0.5}", "", new int[0]);
    refused("act_fn 'GeLU'", "{\"act_fn\": \"GeLU\", \"attn_coeff\": 1}", "", new int[0]);
    refused("has also ln_final.w", "{\"act_fn\": \"ReLU\"}", "ln_final.w", new int[] {10});
    refused("F32[9, 14] where the others ask for floats of [10, 14]", "{\"act_fn\": \"ReLU\"}", "blocks.1.mlp.W_out", new int[] {9, 14});
    refused("'blocks.1.mlp.b_in' of [14] is missing", "{\"act_fn\": \"ReLU\"}", "blocks.1.mlp.b_in", new int[0]);
    Files.delete(folder.resolve("config.json"));
    refused("there are 0", null, "", new int[0]);
  }

  private void refused(String fault, String config, String changed, int[] shape) throws IOException {
    SafetensorsFile sound = SafetensorsFile.open(GOLDEN.resolve("lens/random.safetensors"));
    SafetensorsWriter writer = new SafetensorsWriter();
    for (TensorEntry tensor : sound.tensors()) {
      if (!tensor.name().equals(changed)) {
        writer.floats(tensor.name(), Arrays.stream(tensor.shape()).mapToInt(Math::toIntExact).toArray(), sound.floats(tensor.name()));
      }
    }
    if (shape.length > 0) {
      writer.floats(changed, shape, new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)]);
    }
    writer.write(folder.resolve("changed.safetensors"));
    if (config != null) {
      Files.writeString(folder.resolve("config.json"), config);
    }
    ModelSource source = ModelSource.of(folder);
    String message = assertThrows(FormatException.class, source::known).getMessage();
    assertTrue(message.contains(fault), message);
  }
}
