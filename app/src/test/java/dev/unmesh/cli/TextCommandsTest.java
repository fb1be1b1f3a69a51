package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A language model trained by the command, and what may be asked of the run. */
class TextCommandsTest {
  private static final String RECIPE =
      """
      name: words
      task: {kind: text, files: [words.txt], length: 16, others: {digits: digits.txt}}
      network: {kind: transformer, width: 16, layers: 1, heads: 2, mlp: 16, norm: true, readout: all}
      training: {steps: 60, batch: 16, evaluateEvery: 20, optimiser: {rate: 1.0e-2}}
      modules: {count: 2, connections: [W_in1, W_out1]}
      pressures: [{kind: clusterability, strength: 1}]
      measures: {shuffles: 2, draws: 2}
      """;

  @TempDir Path folder;
  private Path recipe;
  private Path runs;

  @BeforeEach
  void write() throws IOException {
    runs = folder.resolve("runs");
    recipe = Files.writeString(folder.resolve("words.yaml"), RECIPE);
    text("words.txt", "the cat sat on a <blink>");
    text("digits.txt", "1 22 333 4444");
  }

  private void text(String name, String words) throws IOException {
    SplittableRandom random = new SplittableRandom(9);
    String[] each = words.split(" ");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      text.append(each[random.nextInt(each.length)]).append(i % 8 == 7 ? "\n" : " ");
    }
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void aRunOnText() throws IOException {
    Invocation trained = train("one").succeeds();
    assertTrue(trained.out().contains("perplexity") && trained.out().contains("bits a byte"), trained.out());
    assertTrue(trained.out().contains("digits loss"), trained.out());
    assertTrue(trained.out().lines().count() < 20, "no table of 256 classes: " + trained.out());
    Path run = runs.resolve("one");
    JsonNode record = new JsonMapper().readTree(run.resolve("run.json"));
    assertEquals("bytes", record.path("task").path("tokeniser").asString());
    assertEquals(Math.exp(record.path("test").path("loss").asDouble()), record.path("test").path("perplexity").asDouble(), 1e-9);
    assertEquals(record.path("test").path("loss").asDouble() / Math.log(2), record.path("test").path("bitsPerByte").asDouble(), 1e-9);
    assertTrue(record.path("others").path("digits").path("loss").asDouble() > record.path("test").path("loss").asDouble());
    assertEquals(List.of("words.txt", "digits.txt"), record.path("provenance").path("data").valueStream().map(d -> d.path("file").asString()).toList());
    for (String line : Files.readAllLines(run.resolve("metrics.jsonl"))) {
      assertTrue(new JsonMapper().readTree(line).path("digits.loss").isNumber(), line);
    }
    String page = Files.readString(run.resolve("report.html"));
    assertTrue(page.contains("Its loss on text of other kinds, never trained on: ") && page.contains(" on digits."));
    assertTrue(page.contains("for train, test, digits."), "one chart of losses");
    assertTrue(page.contains("of the held-out text’s tokens correctly"));
    assertTrue(page.contains("id=\"writing\""));
    assertFalse(page.contains("id=\"ablation\""));
    assertFalse(page.contains("<blink>") || !page.contains("&lt;blink"), "what a text holds is no markup");
    assertEquals(300, new JsonMapper().readTree(run.resolve("sample.json")).path("written").asString().length());
    Invocation.of("compare", run, run, "--runs", runs).succeeds();
    assertTrue(page.contains("id=\"dependence\""));
    Invocation.of("measure", run).succeeds();
  }

  @Test
  void howManyModulesTokensDependOn() {
    train("one").succeeds();
    JsonNode found = Invocation.of("dependence", "one", "--draws", "2", "--runs", runs, "--data-dir", folder, "--json").json();
    assertEquals(2, found.path("modules").asInt());
    assertEquals(1, found.path("layers").size());
    assertEquals(3, found.path("layers").get(0).path("rules").get(0).path("shares").path("all").size());
    Invocation other =
        Invocation.of("dependence", "one", "--text", "digits.txt", "--clusters", "2", "--contiguous", "--runs", runs, "--data-dir", folder).succeeds();
    assertTrue(other.out().contains("digits.txt: ") && other.out().contains("equal consecutive blocks"), other.out());
    assertTrue(other.out().contains("layer 1: W_in1"), other.out());
    assertFalse(other.out().contains("report: "), "another text's is not the run's");
    Object[] all = {"--runs", runs, "--data-dir", folder};
    Invocation.of(with(all, "dependence", "one", "--contiguous")).fails(2, "add --clusters 4");
    Invocation.of(with(all, "dependence", "one", "--clusters", "0")).fails(2, "--clusters must be at least 1");
    Invocation.of(with(all, "dependence", "one", "--draws", "-1")).fails(2, "--draws cannot be negative");
    Invocation.of(with(all, "dependence", "one", "--layers", "4")).fails(1, "no layer 4 to switch modules in; there are the layers [1]");
    Invocation.of(with(all, "dependence", "two")).fails(1, "no run two");
  }

  private static Object[] with(Object[] options, Object... command) {
    return Stream.concat(Arrays.stream(command), Arrays.stream(options)).toArray();
  }

  @Test
  void questionsThatGoByOneAnswerAnExampleAreRefused() {
    train("one").succeeds();
    String reason = "learns to continue text (text): ";
    Object[][] commands = {{"ablate", "one"}, {"prune", "one"}, {"circuits", "one"}, {"intervene", "one", "--neuron", "mlp1[0]=0"}};
    for (Object[] command : commands) {
      Object[] whole = Stream.concat(Arrays.stream(command), Stream.of("--runs", runs, "--data-dir", folder)).toArray();
      Invocation.of(whole).fails(1, reason, "goes by one answer an example");
    }
  }

  @Test
  void rubbishIsRefusedInALine() throws IOException {
    train("bad", "--set", "task.files=[no.txt]").fails(1, "no text 'no.txt'", folder.resolve("no.txt").toString());
    Files.write(folder.resolve("latin.txt"), new byte[] {'a', 'b', (byte) 0xe9, 'c'});
    train("bad", "--set", "task.files=[latin.txt]").fails(1, "latin.txt: not UTF-8: byte 0xe9 at offset 2");
    train("bad", "--set", "task.others={digits: latin.txt}").fails(1, "latin.txt: not UTF-8");
    train("bad", "--set", "task.tokeniser=gpt3").fails(1, "no tokeniser 'gpt3'");
    train("bad", "--set", "task.testshare=0.2").fails(2, "did you mean 'testShare'?");
    train("bad", "--set", "task.others={train: digits.txt}").fails(2, "others.train");
    train("bad", "--set", "network.readout=last").fails(2, "set network.readout to all");
    train("bad", "--set", "training.patience=-1").fails(2, "cannot be negative");
    assertFalse(Files.exists(runs.resolve("bad")));
  }

  @Test
  void aTokeniserOfFilesComesAlong() throws IOException {
    Path words = Files.createDirectory(folder.resolve("letters"));
    StringBuilder vocabulary = new StringBuilder("{\"<|endoftext|>\": 257, \"th\": 256");
    int number = 0;
    for (int b = 0; b < 256; b++) { // GPT-2 writes each byte as a printable character
      boolean printable = b >= 33 && b <= 126 || b >= 161 && b <= 172 || b >= 174;
      int character = printable ? b : 256 + number++;
      vocabulary.append(String.format(", \"\\u%04x\": %d", character, b));
    }
    Files.writeString(words.resolve("vocab.json"), vocabulary.append("}"));
    Files.writeString(words.resolve("merges.txt"), "#version: 0.2\nt h\n");
    train("bpe", "--set", "task.tokeniser=letters").succeeds();
    JsonNode record = new JsonMapper().readTree(runs.resolve("bpe/run.json"));
    assertEquals(258, record.path("task").path("vocabulary").asInt());
    for (String file : List.of("vocab.json", "merges.txt")) {
      assertArrayEquals(Files.readAllBytes(words.resolve(file)), Files.readAllBytes(runs.resolve("bpe").resolve(file)));
    }
    double loss = record.path("test").path("loss").asDouble();
    assertTrue(record.path("test").path("bitsPerByte").asDouble() < loss / Math.log(2), "a token is more than a byte on average");
  }

  @Test
  void killedItGoesOnToTheSameWeights() throws Exception {
    Files.writeString(recipe, RECIPE.replace("steps: 60", "steps: 400, checkpointSteps: 15").replace("files: [words.txt]", "files: ['" + folder.resolve("words.txt") + "']")
        .replace("digits: digits.txt", "digits: '" + folder.resolve("digits.txt") + "'"));
    Processes processes = new Processes(folder);
    processes.finish(processes.start("straight", "train", recipe.toString(), "--runs", runs.toString(), "--name", "straight"), 0);
    Process process = processes.start("killed", "train", recipe.toString(), "--runs", runs.toString(), "--name", "killed");
    Path metrics = runs.resolve("killed/metrics.jsonl");
    while (process.isAlive() && (!Files.exists(metrics) || Files.readAllLines(metrics).size() < 4)) {
      Thread.sleep(5);
    }
    process.destroyForcibly().waitFor();
    assertFalse(Files.exists(runs.resolve("killed/model.safetensors")), "killed on the way");
    processes.finish(processes.start("resumed", "train", "--resume", "--name", "killed", "--runs", runs.toString()), 0);
    for (String file : List.of("model.safetensors", "metrics.jsonl", "sample.json")) {
      assertArrayEquals(Files.readAllBytes(runs.resolve("straight").resolve(file)), Files.readAllBytes(runs.resolve("killed").resolve(file)), file);
    }
  }

  @Test
  void stoppedEarlyItSaysSo() {
    Invocation trained = train("early", "--set", "training.patience=1", "--set", "training.optimiser.rate=0.3", "--set", "training.steps=400").succeeds();
    assertTrue(trained.out().contains("whose weights are kept; it got no better, so training ended early"), trained.out());
  }

  private Invocation train(String name, Object... more) {
    Object[] start = {"train", recipe, "--runs", runs, "--name", name, "--data-dir", folder};
    return Invocation.of(Stream.concat(Arrays.stream(start), Arrays.stream(more)).toArray());
  }
}
