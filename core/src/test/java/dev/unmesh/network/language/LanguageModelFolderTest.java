package dev.unmesh.network.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.FormatException;
import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.format.SafetensorsFolder;
import dev.unmesh.format.SafetensorsWriter;
import dev.unmesh.network.LanguageOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Coupling;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Folders of language models: what is read, what is refused, and that what is written reads the same. */
class LanguageModelFolderTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"gpt2-tied", "gpt2-untied", "neox-parallel", "neox-sequential", "neox-tied"})
  void readWrittenReadIsTheSame(String name) {
    LanguageModelFolder first = LanguageModelFolder.open(GoldenModels.folder(name));
    LanguageModelWriter.like(first).write(temporary.resolve("one"), first.weights());
    same(first, LanguageModelFolder.open(temporary.resolve("one")));
    LanguageModelWriter.like(first).shardedAbove(6000).write(temporary.resolve("shards"), first.weights());
    assertFalse(Files.exists(temporary.resolve("shards/model.safetensors")));
    same(first, LanguageModelFolder.open(temporary.resolve("shards")));
    // no buffers, and the names the tensors had
    SafetensorsFolder one = SafetensorsFolder.open(temporary.resolve("one"));
    assertEquals(name.equals("gpt2-untied"), one.has("wte.weight"));
    assertTrue(SafetensorsFolder.open(GoldenModels.folder(name)).names().containsAll(one.names()));
  }

  private static void same(LanguageModelFolder expected, LanguageModelFolder actual) {
    assertEquals(expected.config(), actual.config());
    assertEquals(expected.json(), actual.json());
    assertEquals(expected.weights().names(), actual.weights().names());
    for (String name : expected.weights().names()) {
      assertEquals(expected.weights().get(name), actual.weights().get(name));
      assertArrayEquals(expected.weights().get(name).values(), actual.weights().get(name).values(), 0f);
    }
  }

  @Test
  void aModelFromScratchIsWrittenToo() {
    NetworkShape shape = new NetworkShape(new int[] {7}, 13, 13, List.of(), List.of());
    for (LanguageOptions options :
        List.of(new Gpt2Options(12, 2, 3, 0, 0, MlpActivation.GELU, true), new GptNeoxOptions(16, 1, 2, 20, 9, MlpActivation.RELU, .5, 50, false, false))) {
      LanguageBlueprint blueprint = (LanguageBlueprint) options.blueprint(shape);
      Path folder = temporary.resolve(blueprint.config().modelType());
      LanguageModelWriter.of(blueprint.config(), List.of()).write(folder, blueprint.initial(5));
      LanguageModelFolder read = LanguageModelFolder.open(folder);
      assertEquals(blueprint.config(), read.config());
      blueprint.initialWeights(5).forEach((name, values) -> assertEquals(values, read.weights().get(name)));
      assertEquals(Optional.empty(), read.tokeniser());
      assertThrows(IllegalArgumentException.class, () -> LanguageModelWriter.like(read).write(folder, read.weights()));
    }
  }

  @Test
  void theWiringSplitsGpt2sFusedMatrix() {
    LanguageModelFolder folder = LanguageModelFolder.open(GoldenModels.folder("gpt2-tied"));
    Wiring wiring = folder.wiring();
    assertEquals(
        List.of("embedding", "position", "L0.W_O", "L0.W_out", "L1.W_O", "L1.W_out"), wiring.into("residual").stream().map(Connection::name).toList());
    assertEquals(
        List.of("L0.W_Q", "L0.W_K", "L0.W_V", "L0.W_in", "L1.W_Q", "L1.W_K", "L1.W_V", "L1.W_in", "unembedding"),
        wiring.outOf("residual").stream().map(Connection::name).toList());
    assertEquals(new Symmetry.Blocks(8, Optional.empty(), 0), wiring.group("L1.Q").symmetry());
    assertEquals(new Symmetry.Lockstep("L1.Q", 1), wiring.group("L1.K").symmetry());
    assertEquals(new Symmetry.Blocks(8, Optional.of("L1.Q")), wiring.group("L1.V").symmetry());
    assertTrue(wiring.couplings().contains(new Coupling("softmax", List.of("L0.Q", "L0.K", "L0.V"))));
    assertTrue(wiring.couplings().contains(new Coupling("layer-norm", List.of("residual"))));
    float[] fused = folder.weights().get("transformer.h.1.attn.c_attn.weight").values(); // 24 x 72
    for (int part = 0; part < 3; part++) {
      Matrix matrix = Matrix.l2(wiring.connection("L1.W_" + "QKV".charAt(part)), folder.weights());
      assertEquals(fused[5 * 72 + part * 24 + 11], matrix.at(11, 5));
    }
    assertEquals(folder.weights().get("transformer.h.0.mlp.c_fc.weight").values()[3 * 96 + 50], Matrix.l2(wiring.connection("L0.W_in"), folder.weights()).at(50, 3));
  }

  @Test
  void theWiringSplitsNeoxsMatrixHeadByHead() {
    LanguageModelFolder folder = LanguageModelFolder.open(GoldenModels.folder("neox-parallel"));
    assertEquals(new Symmetry.Blocks(8, Optional.empty(), 2), folder.wiring().group("L0.Q").symmetry());
    float[] fused = folder.weights().get("gpt_neox.layers.0.attention.query_key_value.weight").values(); // (4 x 3 x 8) x 32
    for (int part = 0; part < 3; part++) {
      Matrix matrix = Matrix.l2(folder.wiring().connection("L0.W_" + "QKV".charAt(part)), folder.weights());
      // neuron 19 is neuron 3 of head 2
      assertEquals(fused[(2 * 24 + part * 8 + 3) * 32 + 9], matrix.at(19, 9));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gpt2-tied | model_type=\"llama\" | model_type 'llama' is not supported; the architectures read are gpt2, gpt_neox",
        "gpt2-tied | n_layer=3 | tensor 'transformer.h.2.ln_1.weight' is missing, which config.json asks for (gpt2 of 3 layers",
        "gpt2-tied | n_layer=1 | tensor 'transformer.h.1.attn.c_attn.weight' and 11 more has no place in the model of config.json (gpt2 of 1 layers",
        "gpt2-tied | vocab_size=30 | tensor 'transformer.wte.weight' is of shape [29, 24], but config.json asks for [30, 24]",
        "gpt2-tied | n_inner=95 | tensor 'transformer.h.0.mlp.c_fc.weight' is of shape [24, 96], but config.json asks for [24, 95]",
        "gpt2-tied | n_head=5 | 5 heads do not divide a width of 24",
        "gpt2-tied | n_head=0 | n_head needs a whole number of at least 1, was 0",
        "gpt2-tied | n_embd=null | n_embd is missing",
        "gpt2-tied | n_embd=\"24\" | n_embd needs a whole number of at least 1, was \"24\"",
        "gpt2-tied | activation_function=\"swish\" | activation_function 'swish' is not supported; supported are gelu_new",
        "gpt2-tied | add_cross_attention=true | add_cross_attention is true, which is not supported",
        "gpt2-tied | scale_attn_by_inverse_layer_idx=true | scale_attn_by_inverse_layer_idx is true, which is not supported",
        "gpt2-tied | tie_word_embeddings=false | tensor 'lm_head.weight' is missing, which config.json asks for",
        "gpt2-untied | tie_word_embeddings=true | config.json ties the embeddings, but tensor 'lm_head.weight' differs from 'wte.weight'",
        "neox-parallel | rope_scaling={\"type\": \"linear\", \"factor\": 2} | rope_scaling is {",
        "neox-parallel | rotary_pct=0.4 | rotary dimensions come in pairs, but a share of 0.4 of heads of 8 is 3",
        "neox-parallel | partial_rotary_factor=0.5 | rotary_pct is 0.25, but partial_rotary_factor is 0.5",
        "neox-sequential | rope_parameters={\"rope_type\": \"yarn\"} | only rope_type default is supported",
        "neox-sequential | attention_bias=true | tensor 'gpt_neox.layers.0.attention.query_key_value.bias' is missing",
        "neox-parallel | hidden_act=\"silu\" | hidden_act 'silu' is not supported",
      })
  void aConfigurationThatDisagreesIsRefused(String model, String change, String expected) throws IOException {
    Path folder = copy(model);
    ObjectNode config = (ObjectNode) JSON.readTree(Files.readString(folder.resolve("config.json")));
    int equals = change.indexOf('=');
    config.set(change.substring(0, equals), JSON.readTree(change.substring(equals + 1)));
    Files.writeString(folder.resolve("config.json"), config.toString());
    refused(folder, expected, "config.json");
  }

  @Test
  void tensorsThatDisagreeAreRefused() throws IOException {
    change("gpt2-tied", tensors -> tensors.remove("transformer.ln_f.bias"), "tensor 'transformer.ln_f.bias' is missing, which config.json asks for");
    change(
        "neox-parallel",
        tensors -> tensors.put("score.weight", new WeightArray(new int[] {2, 2}, new float[4])),
        "tensor 'score.weight' has no place in the model of config.json (gpt_neox of 2 layers");
    change(
        "gpt2-tied",
        tensors -> tensors.put("transformer.h.0.ln_1.bias", new WeightArray(new int[] {23}, new float[23])),
        "tensor 'transformer.h.0.ln_1.bias' is of shape [23], but config.json asks for [24]");
  }

  private void change(String model, Consumer<Map<String, WeightArray>> edit, String expected) throws IOException {
    Path folder = copy(model);
    Weights weights = SafetensorsFile.open(folder.resolve("model.safetensors")).weights();
    Map<String, WeightArray> tensors = new LinkedHashMap<>();
    weights.names().forEach(name -> tensors.put(name, weights.get(name)));
    edit.accept(tensors);
    SafetensorsWriter.write(folder.resolve("model.safetensors"), Weights.of(tensors));
    refused(folder, expected, folder.toString());
  }

  @Test
  void aFolderThatIsNoneIsRefused() throws IOException {
    refused(temporary.resolve("absent"), "no such folder");
    Path empty = Files.createDirectory(temporary.resolve("empty"));
    refused(empty, "no config.json in it");
    Files.writeString(empty.resolve("config.json"), "{\"n_embd\": 3}");
    refused(empty, "no model_type; the architectures read are gpt2, gpt_neox");
    Path shards = copy("neox-sequential");
    Files.delete(shards.resolve("model-00002-of-00002.safetensors"));
    refused(shards, "the shard model-00002-of-00002.safetensors is missing", "model.safetensors.index.json");
  }

  @Test
  void aTokeniserOfAnotherSizeIsRefused() throws IOException {
    Path folder = copy("gpt2-tied");
    ObjectNode vocabulary = JSON.createObjectNode();
    for (int i = 0, other = 0; i < 256; i++) { // bytes as GPT-2 writes them
      boolean itself = i > 32 && i < 127 || i > 160 && i != 173;
      vocabulary.put(Character.toString(itself ? i : 256 + other++), i);
    }
    Files.writeString(folder.resolve("vocab.json"), vocabulary.toString());
    assertTrue(assertThrows(FormatException.class, () -> LanguageModelFolder.open(folder).tokeniser()).getMessage().contains("not merges.txt"));
    Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\n");
    refused("the tokeniser has 256 tokens, but the model's vocabulary size is 29", () -> LanguageModelFolder.open(folder).tokeniser());
    // with a model of its size it opens, and goes along when the model is written
    Gpt2Config config = new Gpt2Config(8, 1, 2, 8, 4, 256, 1e-5, MlpActivation.GELU, true, true);
    LanguageModelWriter.of(config, TokeniserFiles.in(folder)).write(temporary.resolve("whole"), blueprint(config).initial(1));
    assertEquals(256, LanguageModelFolder.open(temporary.resolve("whole")).tokeniser().orElseThrow().vocabularySize());
  }

  private static LanguageBlueprint blueprint(LanguageModelConfig config) {
    NetworkShape shape = new NetworkShape(new int[] {config.positions()}, config.vocabulary(), config.vocabulary(), List.of(), List.of());
    return LanguageBlueprint.of(config, shape, Optional.empty());
  }

  @Test
  void aTaskThatDoesNotFitIsRefused() {
    LanguageModelFolder folder = LanguageModelFolder.open(GoldenModels.folder("gpt2-tied"));
    assertEquals(9, folder.blueprint(new NetworkShape(new int[] {9}, 29, 29, List.of(), List.of())).answers());
    refused("the task's vocabulary is 256, but the model in", () -> folder.blueprint(new NetworkShape(new int[] {9}, 256, 256, List.of(), List.of())));
    refused(
        "the task's texts are 13 tokens long, but the model reads at most 12",
        () -> folder.blueprint(new NetworkShape(new int[] {13}, 29, 29, List.of(), List.of())));
    NetworkShape numbers = new NetworkShape(new int[] {9}, 3, List.of(), List.of());
    refused("takes tokens, but the task's inputs are numbers", () -> new Gpt2Options().blueprint(numbers));
    refused("3 outputs and a vocabulary of 5", () -> new Gpt2Options().blueprint(new NetworkShape(new int[] {9}, 5, 3, List.of(), List.of())));
    refused("network.heads: 5 heads do not divide a width of 12", () -> new Gpt2Options(12, 1, 5, 0, 0, MlpActivation.GELU, true));
  }

  private Path copy(String model) throws IOException {
    Path folder = Files.createTempDirectory(temporary, model);
    try (var files = Files.list(GoldenModels.folder(model))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    return folder;
  }

  private static void refused(Path folder, String... expected) {
    String message = assertThrows(RuntimeException.class, () -> LanguageModelFolder.open(folder)).getMessage();
    for (String part : expected) {
      assertTrue(message.contains(part), message);
    }
  }

  private static void refused(String expected, Runnable act) {
    String message = assertThrows(IllegalArgumentException.class, act::run).getMessage();
    assertTrue(message.contains(expected), message);
  }
}
