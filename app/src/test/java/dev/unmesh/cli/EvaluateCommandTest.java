package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code unmesh evaluate} on runs, and what it refuses. Models of others: PretrainedScoresTest. */
class EvaluateCommandTest {
  @TempDir Path folder;

  @Test
  void aRunOnItsOwnTaskScoresWhatItsRecordSays() throws IOException {
    Path run = SmallRuns.trained(folder, "one", "--seed", "4");
    JsonNode told = new JsonMapper().readTree(run.resolve("run.json")).path("test");
    JsonNode json = Invocation.of("evaluate", run, "--json").json();
    assertEquals(told.path("loss").asDouble(), json.path("loss").asDouble(), 1e-6 * told.path("loss").asDouble());
    assertEquals("independence", json.path("task").asString());
    assertEquals("test", json.path("split").asString());
    assertEquals(20, json.path("examples").asInt());
    assertTrue(json.path("accuracy").isNull() && json.path("control").path("accuracy").isNull());
    assertTrue(json.path("control").path("loss").asDouble() > 0);
    assertEquals(json, Invocation.of("evaluate", run, "--task", "independence", "--json").json(), "its own kind is its own task");
    JsonNode other = Invocation.of("evaluate", run, "--task", "independence", "--set", "seed=5", "--set", "task.testExamples=30", "--json").json();
    assertEquals(30, other.path("examples").asInt());
    assertEquals(50, Invocation.of("evaluate", run, "--set", "task.testExamples=30", "--split", "all", "--json").json().path("examples").asInt());
    String text = Invocation.of("evaluate", run, "--data-dir", folder).succeeds().out();
    assertTrue(text.contains("one on independence: 20 test examples") && text.contains("the targets' mean"), text);
  }

  @Test
  void classesAreToldOneByOneBesideTheCommonest() throws IOException {
    SmallRuns.table(folder);
    Path recipe =
        Files.writeString(
            folder.resolve("signs.yaml"),
            """
            name: signs
            task: {kind: csv, file: %s, targets: [sign], learn: classification, separator: ";"}
            network: {kind: mlp, hidden: [8]}
            training: {steps: 20, batch: 0}
            measures: {shuffles: 1, draws: 1}
            """.formatted(folder.resolve("table.csv")));
    Invocation.of("train", recipe, "--runs", folder, "--name", "signs").succeeds();
    JsonNode told = new JsonMapper().readTree(folder.resolve("signs/run.json")).path("test");
    JsonNode json = Invocation.of("evaluate", "signs", "--runs", folder, "--json").json();
    assertEquals(told.path("accuracy").asDouble(), json.path("accuracy").asDouble(), 0);
    assertEquals(told.path("classAccuracy"), json.path("classAccuracy"));
    int examples = json.path("classExamples").path("positive").asInt() + json.path("classExamples").path("negative").asInt();
    assertEquals(json.path("examples").asInt(), examples);
    assertEquals(.5, json.path("chance").path("accuracy").asDouble(), 0);
    double commonest = json.path("classExamples").path(json.path("control").path("answer").asString()).asInt() / (double) examples;
    assertEquals(commonest, json.path("control").path("accuracy").asDouble(), 1e-12);
    assertEquals(told.path("accuracy"), Invocation.of("evaluate", folder.resolve("signs"), "--task", recipe, "--json").json().path("accuracy"));
  }

  @Test
  void wrongUseIsToldWithItsCure() throws IOException {
    Path run = SmallRuns.trained(folder, "one");
    Invocation.of("evaluate", run, "--task", "mnst").fails(2, "no task 'mnst'", "did you mean 'mnist'?", "kinds: independence");
    Invocation.of("evaluate", run, "--set", "network.hidden=[3]").fails(2, "--set network.hidden=[3]", "task.KEY=VALUE");
    Invocation.of("evaluate", run, "--set", "task.testExample=3").fails(2, "did you mean 'testExamples'?");
    Invocation.of("evaluate", run, "--task", "csv").fails(2, "--task csv", "file");
    Invocation.of("evaluate", run, "--task", "modular-addition")
        .fails(1, "modular-addition gives 2 tokens of a vocabulary of 59", "one (run of recipe small) takes 4 numbers");
    Invocation.of("evaluate", run, "--task", "two-moons", "--inputs", "raw").fails(1, "--inputs is about pixels");
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Invocation.of("evaluate", run, "--task", "mnist", "--data-dir", folder.resolve("run.json/x")).fails(1, "t10k-images-idx3-ubyte.gz");
    Invocation.of("evaluate", empty, "--task", "mnist").fails(1, "no model: found nothing; expected config.json");
    Invocation.of("evaluate", "gone", "--task", "mnist").fails(1, "no run gone");
    Invocation.of("evaluate", "gone.onnx", "--task", "mnist").fails(1, "no file");
    Path file = folder.resolve("loose.safetensors");
    new SafetensorsWriter().floats("w", new int[] {2, 2}, new float[4]).write(file);
    Invocation.of("evaluate", file, "--task", "two-moons").fails(1, "as no known network's; known: PyTorch tutorial's CIFAR-10 net", "embed.W_E");
    Invocation.of("evaluate", file).fails(2, "which task?", "mnist");
    Path broken = Files.writeString(folder.resolve("broken.onnx"), "nothing");
    Invocation.of("evaluate", broken, "--task", "two-moons").fails(1, "broken.onnx: not an ONNX model");
  }

  @Test
  void inAProcessOfItsOwn() throws Exception {
    Path lens = Path.of("..", "core", "src", "test", "resources", "dev", "unmesh", "run", "model", "lens");
    Processes processes = new Processes(folder);
    processes.finish(processes.start("told", "evaluate", lens.toString(), "--task", "modular-addition", "--set", "task.p=7", "--json"), 1);
    String refusal = Files.readString(folder.resolve("told.err"));
    assertTrue(refusal.contains("gives 2 tokens of a vocabulary of 7") && refusal.contains("takes 3 tokens of a vocabulary of 8"), refusal);
    String[] fitting = {"evaluate", lens.toString(), "--task", "modular-addition", "--set", "task.p=7", "--set", "task.equalsToken=true", "--json"};
    processes.finish(processes.start("graded", fitting), 0);
    JsonNode json = Invocation.object(Files.readString(folder.resolve("graded.out")));
    assertEquals(49, json.path("examples").asInt());
    assertEquals("lens", json.path("model").asString());
    assertEquals(7, json.path("classAccuracy").size());
    assertTrue(json.path("loss").asDouble() > 1, "random weights");
  }
}
