package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code unmesh measure FOLDER}. */
class MeasureFolderTest {
  private static final int WIDTH = 32;
  private static final List<String> OF_A_LAYER = List.of("W_Q", "W_K", "W_V", "W_O", "W_in", "W_out");

  @TempDir Path folder;

  @Test
  void everyMatrixOfALanguageModelIsMeasuredLayerByLayer() throws IOException {
    gpt2();
    Path page = folder.resolve("page.html");
    JsonNode json = Invocation.of("measure", folder, "--clusters", 4, "--shuffles", 4, "--json").json();
    List<String> names = new ArrayList<>(List.of("embedding", "position"));
    for (int layer = 0; layer < 2; layer++) {
      for (String of : OF_A_LAYER) {
        names.add("L" + layer + "." + of);
      }
    }
    assertEquals(names, json.path("connections").valueStream().map(c -> c.path("name").asString()).toList());
    assertEquals("embedding", json.path("repeated").path("unembedding").asString(), "tied: measured once");
    for (JsonNode connection : json.path("connections")) {
      double c = connection.path("clusterability").asDouble();
      boolean planted = connection.path("name").asString().equals("L1.W_in");
      assertEquals(planted, c > .95, connection.path("name") + ": " + c);
      assertEquals(4, connection.path("null").path("shuffles").asInt());
    }
    assertEquals(128, json.path("connections").path(12).path("rows").asInt(), "rows are outputs, though GPT-2 stores in x out");
    String text = Invocation.of("measure", folder, "--shuffles", 2, "--out", page).succeeds().out();
    assertTrue(text.contains("C by layer") && text.contains("unembedding: the weights of embedding again, measured once"), text);
    assertTrue(text.contains("gpt2 of 2 layers, width 32"), text);
    String html = Files.readString(page);
    assertTrue(html.contains("W_out layer by layer") && html.contains("measured once"), "chart");
  }

  @Test
  void connectionsAreChosenByNameAndPattern() throws IOException {
    gpt2();
    JsonNode json = Invocation.of("measure", folder, "--connections", "L*.W_in,position", "--shuffles", 1, "--json").json();
    assertEquals(List.of("position", "L0.W_in", "L1.W_in"), json.path("connections").valueStream().map(c -> c.path("name").asString()).toList());
    JsonNode whole = Invocation.of("measure", folder, "--shuffles", 1, "--json").json();
    assertEquals(whole.path("connections").path(12), json.path("connections").path(2), "on its own a matrix comes to the same");
    Invocation.of("measure", folder, "--connections", "L2.*").fails(2, "no connection fits 'L2.*'", "embedding, position, L0.W_Q");
    Path run = SmallRuns.trained(Files.createDirectories(folder.resolve("a")), "one");
    Invocation.of("measure", run, "--connections", "fc2").fails(2, "add --clusters");
    assertEquals(1, Invocation.of("measure", run, "--connections", "fc2", "--clusters", 2, "--json").json().path("connections").size());
  }

  @Test
  void whatIsNoModelIsToldWithWhatWasFound() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "");
    Invocation.of("measure", folder).fails(1, "no model: found notes.txt; expected config.json with model.safetensors");
    Files.writeString(folder.resolve("pytorch_model.bin"), "");
    Invocation.of("measure", folder).fails(1, "pickles may run code when loaded");
    Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"bert\"}");
    new SafetensorsWriter().floats("w", new int[] {2, 2}, new float[4]).write(folder.resolve("model.safetensors"));
    Invocation.of("measure", folder).fails(1, "config.json", "model_type 'bert' is not supported", "gpt2, gpt_neox");
    Files.delete(folder.resolve("config.json"));
    Files.writeString(folder.resolve("other.onnx"), "");
    Invocation.of("measure", folder).fails(1, "more than one model: model.safetensors, other.onnx");
    Invocation.of("measure", folder.resolve("gone")).fails(1, "no run", "nor is there a model's file or folder");
  }

  @Test
  void foldersOfOthersAreMeasured() {
    JsonNode clock = pretrained("modadd59-clock-pizza");
    assertEquals(
        List.of("embedding", "position", "W_Q1", "W_K1", "W_V1", "W_O1", "W_in1", "W_out1", "unembedding"),
        clock.path("connections").valueStream().map(c -> c.path("name").asString()).toList());
    assertFalse(clock.has("repeated"));
    assertTrue(clock.path("kind").asString().contains("4 heads of 32"));
    JsonNode tutorial = pretrained("captum-cifar10-lenet");
    assertEquals(List.of(6, 16, 120, 84, 10), tutorial.path("connections").valueStream().map(c -> c.path("rows").asInt()).toList());
    assertEquals(3, pretrained("onnx-mnist-8").path("connections").size());
  }

  @Test
  void inAProcessOfItsOwn() throws Exception {
    Path model = Files.createDirectories(folder.resolve("model"));
    gpt2(model);
    Processes processes = new Processes(folder);
    Path page = folder.resolve("page.html");
    String[] line = {"measure", model.toString(), "--clusters", "4", "--shuffles", "2", "--connections", "L*.W_O", "--out", page.toString(), "--json"};
    processes.finish(processes.start("measured", line), 0);
    JsonNode json = Invocation.object(Files.readString(folder.resolve("measured.out")));
    assertEquals("model", json.path("model").asString());
    assertEquals(2, json.path("connections").size());
    assertTrue(Files.readString(page).contains("W_O layer by layer"));
    Files.delete(model.resolve("model-00002-of-00002.safetensors"));
    processes.finish(processes.start("missing", line), 1);
    String told = Files.readString(folder.resolve("missing.err"));
    assertTrue(told.contains("the shard model-00002-of-00002.safetensors is missing"), told);
  }

  private static JsonNode pretrained(String name) {
    String data = System.getenv("UNMESH_DATA");
    Assumptions.assumeTrue(data != null, "skipped: needs the data folder, named by UNMESH_DATA");
    Path model = Path.of(data, "pretrained", name);
    Assumptions.assumeTrue(Files.isDirectory(model), "skipped: needs " + model);
    return Invocation.of("measure", model, "--clusters", 4, "--shuffles", 2, "--json").json();
  }

  private void gpt2() throws IOException {
    gpt2(folder);
  }

  /** Two layers, tied, in two shards; L1.W_in has four modules. */
  private static void gpt2(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"model_type": "gpt2", "n_layer": 2, "n_head": 4, "n_embd": 32, "n_positions": 16, "vocab_size": 50,
         "activation_function": "gelu_new", "layer_norm_epsilon": 1e-5, "tie_word_embeddings": true}
        """);
    StringBuilder index = new StringBuilder();
    SafetensorsWriter writer = new SafetensorsWriter();
    put(writer, index, 1, "wte.weight", 50, WIDTH);
    put(writer, index, 1, "wpe.weight", 16, WIDTH);
    for (int layer = 0; layer < 2; layer++) {
      if (layer == 1) {
        writer.write(folder.resolve("model-00001-of-00002.safetensors"));
        writer = new SafetensorsWriter();
      }
      String of = "h." + layer + ".";
      int shard = layer + 1;
      for (String norm : List.of("ln_1", "ln_2")) {
        put(writer, index, shard, of + norm + ".weight", WIDTH);
        put(writer, index, shard, of + norm + ".bias", WIDTH);
      }
      linear(writer, index, shard, of + "attn.c_attn", WIDTH, 3 * WIDTH);
      linear(writer, index, shard, of + "attn.c_proj", WIDTH, WIDTH);
      linear(writer, index, shard, of + "mlp.c_fc", WIDTH, 4 * WIDTH);
      linear(writer, index, shard, of + "mlp.c_proj", 4 * WIDTH, WIDTH);
    }
    put(writer, index, 2, "ln_f.weight", WIDTH);
    put(writer, index, 2, "ln_f.bias", WIDTH);
    writer.write(folder.resolve("model-00002-of-00002.safetensors"));
    Files.writeString(folder.resolve("model.safetensors.index.json"), "{\"weight_map\": {" + index.substring(2) + "}}");
  }

  private static void linear(SafetensorsWriter writer, StringBuilder index, int shard, String name, int in, int out) {
    put(writer, index, shard, name + ".weight", in, out);
    put(writer, index, shard, name + ".bias", out);
  }

  private static void put(SafetensorsWriter writer, StringBuilder index, int shard, String name, int... shape) {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    float[] values = new float[shape.length == 1 ? shape[0] : shape[0] * shape[1]];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
      if (name.equals("h.1.mlp.c_fc.weight") && i / shape[1] * 4 / shape[0] != i % shape[1] * 4 / shape[1]) {
        values[i] *= .05f;
      }
    }
    writer.floats("transformer." + name, shape, values);
    index.append(", \"transformer.").append(name).append("\": \"model-0000").append(shard).append("-of-00002.safetensors\"");
  }
}
