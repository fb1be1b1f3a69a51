package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.run.sweep.Figure;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sweeps in processes of their own: killed, interrupted, two at once, their trials killed or diverging. */
class SweepProcessTest {
  private static final String RECIPE =
      """
      name: small
      task: {kind: independence, trainExamples: 60, testExamples: 30}
      network: {kind: mlp, hidden: [10, 10]}
      training: {steps: 3000, batch: 6, checkpointSteps: 200, optimiser: {rate: 5.0e-3}}
      modules: {count: 2, connections: [fc2]}
      pressures: [{kind: clusterability, strength: 1}]
      measures: {shuffles: 2, draws: 2, prune: false}
      """;
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;
  private Processes processes;

  @BeforeEach
  void write() throws IOException {
    processes = new Processes(folder);
    Files.writeString(folder.resolve("small.yaml"), RECIPE);
    file("recipe: small.yaml\nseeds: 2\n");
  }

  private void file(String yaml) throws IOException {
    Files.writeString(folder.resolve("sweep.yaml"), yaml);
  }

  private String[] words(int workers, String out, String... more) {
    List<String> all = new ArrayList<>(List.of("sweep", folder.resolve("sweep.yaml").toString(), "--out", folder.resolve(out).toString()));
    all.addAll(List.of("--workers", Integer.toString(workers)));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  /** In a process of its own, which may be killed. */
  private Process sweep(int workers, String name, String out, String... more) throws IOException {
    return processes.start(name, words(workers, out, more));
  }

  /** In this process, whose flags its trials have too, and with them perhaps another engine than others: where it makes none itself. */
  private Invocation sweep(String out, String... more) {
    return Invocation.of((Object[]) words(2, out, more));
  }

  @Test
  void killedAtAnyMomentItLosesNoTrialAndEndsAsIfItNeverWas() throws Exception {
    file(
        """
        recipe: small.yaml
        settings:
          plain: {set: {pressures: []}}
          pressed: {grid: {pressures.0.strength: [0, 5]}}
        choose: {by: clusterability}
        final: {set: {training.steps: 2000}, seeds: [7]}
        """);
    processes.finish(sweep(2, "straight", "straight", "--json"), 0);
    everyFigureIsThatOfItsRun(Invocation.object(Files.readString(folder.resolve("straight.out"))));
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    Map<Path, byte[]> finished = new HashMap<>();
    // once among the first trials, once when the choice has just been made
    for (int kill = 0; kill < 2; kill++) {
      Process process = sweep(2, "killed", "killed");
      while (process.isAlive() && (kill == 0 ? metrics("killed") == 0 : !Files.exists(folder.resolve("killed/chosen.json")))) {
        Thread.sleep(5);
      }
      Thread.sleep(random.nextInt(600));
      boolean trialsToo = random.nextBoolean(); // else they go on, and the next sweep waits for them
      List<ProcessHandle> trials = process.descendants().toList();
      process.destroyForcibly().waitFor();
      if (trialsToo) {
        trials.forEach(ProcessHandle::destroyForcibly);
      }
      List<Path> done = runs("killed").stream().filter(run -> status(run).equals("finished")).toList();
      done.forEach(run -> finished.put(run, bytes(run.resolve("run.json"))));
    }
    assertTrue(finished.size() >= 3, "all that were chosen among had finished");
    processes.finish(sweep(2, "killed", "killed"), 0);
    finished.forEach((run, record) -> assertArrayEquals(record, bytes(run.resolve("run.json")), () -> run + " should be left alone"));
    assertEquals(names("straight"), names("killed"));
    for (Path run : runs("straight")) {
      Path other = folder.resolve("killed/trials").resolve(run.getFileName());
      assertArrayEquals(bytes(run.resolve("model.safetensors")), bytes(other.resolve("model.safetensors")), run.toString());
      assertTrue(Files.exists(other.resolve("report.html")), other.toString());
    }
    assertEquals(untimed(results("straight")), untimed(results("killed")));
    assertArrayEquals(bytes(folder.resolve("straight/chosen.json")), bytes(folder.resolve("killed/chosen.json")));
  }

  private void everyFigureIsThatOfItsRun(JsonNode printed) throws IOException {
    assertTrue(printed.path("complete").asBoolean());
    List<JsonNode> rows = results("straight");
    List<String> stages = rows.stream().map(row -> row.path("setting").asString() + " " + row.path("stage").asString()).toList();
    assertEquals(List.of("plain tuning", "pressed tuning", "pressed tuning", "plain final", "pressed final"), stages);
    assertEquals(5, rows.get(4).at("/keys/pressures.0.strength").asInt(), "the pressed of the two was chosen");
    for (int i = 0; i < rows.size(); i++) {
      JsonNode row = rows.get(i);
      assertEquals(row, printed.path("trials").get(i));
      JsonNode run = JSON.readTree(Files.readString(folder.resolve("straight").resolve(row.path("run").asString()).resolve("run.json")));
      assertEquals(run.at("/test/loss"), row.path("testLoss"));
      assertEquals(run.path("clusterability"), row.path("clusterability"));
      assertEquals(run.at("/connections/0/clusterability"), row.path("clusterability.fc2"));
      assertEquals(run.at("/newman/q"), row.path("newmanQ"));
      assertEquals(run.path("seconds"), row.path("seconds"));
      assertEquals(run.path("weightsAlive"), row.path("weightsAlive"));
      assertTrue(row.path("multiplications").asLong() > 0 && row.path("multiplications").asLong() <= run.path("weights").asLong());
      JsonNode recipe = run.at("/provenance/recipe");
      assertEquals(recipe.at("/pressures/0/strength").asDouble(), row.at("/keys/pressures.0.strength").asDouble());
      assertEquals(i < 3 ? 3000 : 2000, recipe.at("/training/steps").asInt());
      assertEquals(run.at("/provenance/seed"), row.path("seed"));
      List<String> unknown = row.propertyNames().stream().filter(key -> row.get(key).isNumber() && Figure.in(key).isEmpty()).toList();
      assertEquals(List.of("seed"), unknown, "every figure may be chosen by");
    }
    List<String> csv = Files.readAllLines(folder.resolve("straight/results.csv"));
    assertEquals(6, csv.size());
    assertTrue(csv.get(0).startsWith("setting,stage,pressures.0.strength,seed,status,testLoss,"), csv.get(0));
    assertTrue(csv.get(2).startsWith("pressed,tuning,0,0,finished," + rows.get(1).path("testLoss").asString() + ","), csv.get(2));
    JsonNode last = printed.path("summary").get(1);
    assertEquals(rows.get(4).path("clusterability"), last.at("/figures/clusterability/values/0"));
    assertEquals(rows.get(4).path("clusterabilityShuffled"), last.at("/figures/clusterability/control/values/0"));
    assertEquals("pressed", printed.at("/choice/chosen/1/setting").asString());
    String page = Files.readString(folder.resolve("straight/sweep.html"));
    rows.forEach(row -> assertTrue(page.contains(row.path("run").asString() + "/report.html"), "every run is linked to"));
    assertEquals(5, Files.readAllLines(folder.resolve("straight/commands.txt")).size());
  }

  @Test
  void interruptedItLeavesCheckpointsAndGoesOn() throws Exception {
    Assumptions.assumeFalse(File.separatorChar == '\\', "skipped: signals are sent by kill, which Windows lacks");
    Process process = sweep(2, "stopped", "stopped", "--json", "--set", "training.steps=400000");
    while (process.isAlive() && runs("stopped").stream().filter(run -> Files.exists(run.resolve("checkpoints"))).count() < 2) {
      Thread.sleep(5);
    }
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    String told = processes.finish(process, 130);
    assertTrue(told.contains("the same command goes on from here"), told);
    assertFalse(told.contains("failed"), told);
    assertEquals(2, runs("stopped").stream().filter(run -> status(run).equals("stopped")).count());
    JsonNode printed = Invocation.object(Files.readString(folder.resolve("stopped.out")));
    assertFalse(printed.path("complete").asBoolean());
    assertTrue(Files.readString(folder.resolve("stopped/sweep.html")).contains("This sweep is not finished"));
  }

  @Test
  void twoProcessesShareASweep() throws Exception {
    Process one = sweep(1, "one", "same");
    Process two = sweep(1, "two", "same");
    processes.finish(one, 0);
    String told = processes.finish(two, 0);
    assertFalse(told.contains("failed") || told.contains("in use") || told.contains("exists already"), told);
    assertEquals(2, results("same").size());
    results("same").forEach(row -> assertEquals("finished", row.path("status").asString()));
    assertFalse(Files.exists(folder.resolve("same/failures")), "nobody came in another's way");
  }

  @Test
  void oneTrialsEndHarmsNoOther() throws Exception {
    file("recipe: small.yaml\ngrid: {training.optimiser.rate: [5.0e-3, 1.0e+9]}\n");
    Process process = sweep(2, "out", "out", "--set", "training.steps=30000");
    // the one that trains for long is killed once
    Optional<ProcessHandle> trial = Optional.empty();
    while (process.isAlive() && trial.isEmpty()) {
      Thread.sleep(20);
      Optional<Path> begun = runs("out").stream().filter(run -> run.toString().contains("rate-0.005")).findFirst();
      if (begun.isPresent() && Files.exists(begun.get().resolve("checkpoints"))) {
        trial = process.descendants().filter(handle -> words(handle).contains(begun.get().getFileName().toString())).findFirst();
      }
    }
    trial.orElseThrow().destroyForcibly();
    String told = processes.finish(process, 1);
    assertTrue(told.contains("rate-0.005-s0") && told.contains("failed: ended by signal 9") && told.contains("; it is tried again"), told);
    List<JsonNode> rows = results("out");
    assertEquals(List.of("finished", "failed"), rows.stream().map(row -> row.path("status").asString()).toList());
    assertTrue(rows.get(1).path("error").asString().startsWith("the loss is not a finite number"), rows.get(1).toString());
    assertEquals(2, diverged(told));
    Invocation again = sweep("out", "--set", "training.steps=30000");
    assertEquals(1, again.exit());
    assertTrue(again.err().contains("1 of 2 trials are there already; 1 failed before (--retry-failed tries them again)"), again.err());
    processes.finish(sweep(1, "once", "out", "--set", "training.steps=30000", "--retry-failed", "--retries", "0"), 1);
    assertEquals(1, diverged(Files.readString(folder.resolve("once.err"))));
  }

  private static List<String> words(ProcessHandle process) {
    return process.info().arguments().map(List::of).orElse(List.of());
  }

  private static long diverged(String told) {
    return told.lines().filter(line -> line.contains("rate-1.0E9-s0") && line.contains("failed: the loss")).count();
  }

  @Test
  void theListOfCommandsIsAllItTakes() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no /bin/sh");
    file("recipe: small.yaml\nseeds: 1\nchoose: {by: testLoss}\nfinal: {seeds: [7]}\n");
    assertTrue(sweep("listed", "--executor", "list", "--json").json().path("more").asBoolean(), "the final stage is to come");
    assertEquals(List.of(), runs("listed"));
    for (int stage = 1; stage <= 2; stage++) {
      List<String> lines = Files.readAllLines(folder.resolve("listed/commands.txt"));
      assertEquals(stage, lines.size(), "those of a stage come once the stage before has ended");
      ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", lines.get(stage - 1)).redirectErrorStream(true);
      shell.environment().put("PATH", "/nowhere"); // nor does it need a directory to be in
      Process process = shell.directory(new File("/")).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0, said);
      sweep("listed", "--executor", "list").succeeds();
    }
    String told = sweep("listed").succeeds().err();
    assertTrue(told.contains("2 of 2 trials are there already"), told);
    results("listed").forEach(row -> assertEquals("finished", row.path("status").asString()));
  }

  private List<Path> runs(String out) {
    try (Stream<Path> runs = Files.list(folder.resolve(out).resolve("trials"))) {
      return runs.filter(run -> Files.exists(run.resolve("run.json"))).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private List<String> names(String out) {
    return runs(out).stream().map(run -> run.getFileName().toString()).toList();
  }

  private long metrics(String out) {
    return runs(out).stream().mapToLong(run -> run.resolve("metrics.jsonl").toFile().length()).sum();
  }

  private static String status(Path run) {
    return JSON.readTree(new String(bytes(run.resolve("run.json")), StandardCharsets.UTF_8)).path("status").asString();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<JsonNode> results(String out) throws IOException {
    return Files.readAllLines(folder.resolve(out).resolve("results.jsonl")).stream().map(JSON::readTree).toList();
  }

  private static List<JsonNode> untimed(List<JsonNode> rows) {
    return rows.stream().map(row -> without(row, "seconds")).toList();
  }

  private static JsonNode without(JsonNode row, String key) {
    ObjectNode copy = (ObjectNode) row.deepCopy();
    copy.remove(key);
    return copy;
  }
}
