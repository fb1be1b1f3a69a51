package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.format.tokeniser.TokeniserFolder;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.language.Gpt2Config;
import dev.unmesh.network.language.Gpt2Options;
import dev.unmesh.network.language.LanguageModelWriter;
import dev.unmesh.network.language.MlpActivation;
import dev.unmesh.wiring.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code unmesh evaluate} of a language model: as a run, and as a folder in Hugging Face's layout. */
class EvaluateLanguageTest {
  private static final Path TOKENISER = Path.of("..", "core", "src", "test", "resources", "tokeniser", "tiny-gpt2");

  @TempDir Path folder;

  @Test
  void aFolderScoresWhatTheRunItCameFromDoes() throws IOException {
    Path text = Files.writeString(folder.resolve("text.txt"), "the cat sat on the mat and the dog sat on the log; ".repeat(60));
    Path other = Files.writeString(folder.resolve("other.txt"), "a quite different text, with other words in it. ".repeat(10));
    Path recipe =
        Files.writeString(
            folder.resolve("tiny.yaml"),
            """
            name: tiny
            task: {kind: text, files: ['%s'], length: 16, others: {different: '%s'}}
            network: {kind: gpt2, width: 16, layers: 1, heads: 2}
            training: {steps: 60, batch: 8, optimiser: {rate: 1.0e-2}}
            measures: {shuffles: 1, draws: 1}
            """.formatted(text, other));
    Invocation.of("train", recipe, "--runs", folder, "--name", "tiny").succeeds();
    JsonNode told = new JsonMapper().readTree(folder.resolve("tiny/run.json")).path("test");
    JsonNode run = Invocation.of("evaluate", folder.resolve("tiny"), "--json").json();
    assertEquals(told.path("loss").asDouble(), run.path("loss").asDouble(), 0);
    assertEquals(told.path("accuracy").asDouble(), run.path("accuracy").asDouble(), 0);
    assertTrue(run.path("accuracy").asDouble() > run.path("control").path("accuracy").asDouble(), "better than always the same letter");
    assertTrue(run.path("others").path("different").path("loss").asDouble() > run.path("loss").asDouble());

    Path model = folder.resolve("model");

    Gpt2Config config = new Gpt2Config(16, 1, 2, 64, 16, 256, 1e-5, MlpActivation.GELU_NEW, true, true);
    LanguageModelWriter.of(config, List.of()).write(model, SafetensorsFile.open(folder.resolve("tiny/model.safetensors")).weights());
    JsonNode same = Invocation.of("evaluate", model, "--task", recipe, "--json").json();
    assertEquals(run.path("loss"), same.path("loss"));
    assertEquals(run.path("others"), same.path("others"));
    String shown =
        Invocation.of("evaluate", model, "--task", "text", "--set", "task.files=['" + text + "']", "--set", "task.length=16").succeeds().out();
    assertTrue(shown.contains("gpt2 of 1 layers, width 16") && shown.contains("perplexity") && shown.contains("always ' '"), shown);

    Invocation.of("evaluate", model, "--task", recipe, "--set", "task.length=32").fails(1, "32 tokens long", "at most 16");
    Invocation.of("evaluate", model, "--task", "two-moons").fails(1, "two-moons does not ask for the next token", "model (gpt2 of 1 layers");
    Invocation.of("evaluate", model, "--task", recipe, "--set", "task.tokeniser='" + TOKENISER.toAbsolutePath() + "'").fails(1, "vocabulary is", "256 tokens");
  }

  @Test
  void aFolderReadsTextByItsOwnTokeniser() throws IOException {
    Path text = Files.writeString(folder.resolve("text.txt"), "the cat sat on the mat and the dog sat on the log; ".repeat(60));
    int size = TokeniserFolder.open(TOKENISER).vocabularySize();
    NetworkShape shape = new NetworkShape(new int[] {16}, size, size, List.of(), List.of());
    Blueprint random = new Gpt2Options(16, 1, 2, 0, 16, MlpActivation.GELU_NEW, true).blueprint(shape);
    Path model = folder.resolve("model");
    LanguageModelWriter.of(
            new Gpt2Config(16, 1, 2, 64, 16, size, 1e-5, MlpActivation.GELU_NEW, true, true),
            List.of(TOKENISER.resolve("vocab.json"), TOKENISER.resolve("merges.txt")))
        .write(model, Weights.of(random.initialWeights(3)));
    String files = "task.files=['" + text + "']";
    JsonNode json = Invocation.of("evaluate", model, "--task", "text", "--set", files, "--set", "task.length=16", "--json").json();
    assertEquals(Math.log(size), json.path("chance").path("loss").asDouble(), 1e-12);
    assertEquals(Math.log(size), json.path("loss").asDouble(), .1, "random weights tell nothing");
    assertTrue(json.path("answers").asInt() < Files.size(text) / 2, "fewer tokens than bytes");
    Invocation.of("evaluate", model, "--task", "text", "--set", files, "--set", "task.tokeniser=bytes", "--set", "task.length=16")
        .fails(1, "vocabulary is 256", size + " tokens");
  }
}
