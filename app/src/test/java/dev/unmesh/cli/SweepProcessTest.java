package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    Files.writeString(folder.resolve("sweep.yaml"), "recipe: small.yaml\nseeds: 2\ngrid: {pressures.0.strength: [0, 5]}\n");
  }

  private Process sweep(String name, String out, String... more) throws IOException {
    return sweep(2, name, out, more);
  }

  private Process sweep(int workers, String name, String out, String... more) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of("sweep", folder.resolve("sweep.yaml").toString(), "--workers", Integer.toString(workers), "--out", folder.resolve(out).toString()));
    all.addAll(List.of(more));
    return processes.start(name, all.toArray(String[]::new));
  }

  @Test
  void killedAtAnyMomentItLosesNoTrialAndEndsAsIfItNeverWas() throws Exception {
    processes.finish(sweep("straight", "straight"), 0);
    assertEquals(4, results("straight").size());
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    Map<Path, byte[]> finished = new HashMap<>();
    for (int kill = 0; kill < 3; kill++) {
      Process process = sweep(1, "killed", "killed");
      long before = metrics("killed");
      while (process.isAlive() && metrics("killed") == before) {
        Thread.sleep(5);
      }
      Thread.sleep(random.nextInt(600));
      boolean trialsToo = random.nextBoolean(); // else they go on, and the next sweep waits for them
      List<ProcessHandle> trials = process.descendants().toList();
      process.destroyForcibly().waitFor();
      if (trialsToo) {
        trials.forEach(ProcessHandle::destroyForcibly);
      }
      runs("killed").stream().filter(run -> status(run).equals("finished")).forEach(run -> finished.put(run, bytes(run.resolve("run.json"))));
    }
    processes.finish(sweep("killed", "killed"), 0);
    finished.forEach((run, record) -> assertArrayEquals(record, bytes(run.resolve("run.json")), () -> run + " was finished and should be left alone"));
    assertEquals(names("straight"), names("killed"));
    for (Path run : runs("straight")) {
      Path other = folder.resolve("killed/trials").resolve(run.getFileName());
      assertArrayEquals(bytes(run.resolve("model.safetensors")), bytes(other.resolve("model.safetensors")), run.toString());
      assertTrue(Files.exists(other.resolve("report.html")), other.toString());
    }
    assertEquals(untimed(results("straight")), untimed(results("killed")));
  }

  @Test
  void figuresAreThoseOfTheRuns() throws Exception {
    processes.finish(sweep("one", "out", "--json"), 0);
    JsonNode printed = Invocation.object(Files.readString(folder.resolve("one.out")));
    assertTrue(printed.path("complete").asBoolean());
    List<JsonNode> rows = results("out");
    assertEquals(4, rows.size());
    for (int i = 0; i < rows.size(); i++) {
      JsonNode row = rows.get(i);
      assertEquals(row, printed.path("trials").get(i));
      JsonNode run = JSON.readTree(Files.readString(folder.resolve("out").resolve(row.path("run").asString()).resolve("run.json")));
      assertEquals(run.at("/test/loss"), row.path("testLoss"));
      assertEquals(run.path("clusterability"), row.path("clusterability"));
      assertEquals(run.at("/connections/0/clusterability"), row.path("clusterability.fc2"));
      assertEquals(run.at("/newman/q"), row.path("newmanQ"));
      assertEquals(run.path("seconds"), row.path("seconds"));
      assertEquals(run.path("weightsAlive"), row.path("weightsAlive"));
      assertTrue(row.path("multiplications").asLong() > 0 && row.path("multiplications").asLong() <= run.path("weights").asLong());
      assertEquals(run.at("/provenance/recipe/pressures/0/strength").asDouble(), row.at("/keys/pressures.0.strength").asDouble());
      assertEquals(run.at("/provenance/seed"), row.path("seed"));
    }
    List<String> csv = Files.readAllLines(folder.resolve("out/results.csv"));
    assertEquals(5, csv.size());
    assertTrue(csv.get(0).startsWith("pressures.0.strength,seed,status,testLoss,"), csv.get(0));
    assertTrue(csv.get(1).startsWith("0,0,finished," + rows.get(0).path("testLoss").asString() + ","), csv.get(1));
    String page = Files.readString(folder.resolve("out/sweep.html"));
    rows.forEach(row -> assertTrue(page.contains(row.path("run").asString() + "/report.html"), "every run is linked to"));
    assertEquals(4, Files.readAllLines(folder.resolve("out/commands.txt")).size());
  }

  @Test
  void interruptedItLeavesCheckpointsAndGoesOn() throws Exception {
    Assumptions.assumeFalse(File.separatorChar == '\\', "skipped: signals are sent by kill, which Windows lacks");
    Process process = sweep("stopped", "stopped", "--json", "--set", "training.steps=400000");
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
    assertEquals(4, results("same").size());
    results("same").forEach(row -> assertEquals("finished", row.path("status").asString()));
    assertFalse(Files.exists(folder.resolve("same/failures")), "nobody came in another's way");
  }

  @Test
  void oneTrialsEndHarmsNoOther() throws Exception {
    Files.writeString(folder.resolve("sweep.yaml"), "recipe: small.yaml\ngrid: {training.optimiser.rate: [5.0e-3, 1.0e+9, 1.0e-3]}\n");
    Process process = sweep("out", "out", "--set", "training.steps=30000");
    // whichever trains for long is killed once
    Optional<ProcessHandle> trial = Optional.empty();
    while (process.isAlive() && trial.isEmpty()) {
      Thread.sleep(20);
      Optional<Path> begun = runs("out").stream().filter(run -> run.toString().contains("rate-0.005") && Files.exists(run.resolve("checkpoints"))).findFirst();
      if (begun.isPresent()) {
        trial = process.descendants().filter(handle -> handle.info().arguments().map(List::of).orElse(List.of()).contains(begun.get().getFileName().toString())).findFirst();
      }
    }
    trial.orElseThrow().destroyForcibly();
    String told = processes.finish(process, 1);
    assertTrue(told.contains("rate-0.005-s0") && told.contains("failed: ended by signal 9") && told.contains("; it is tried again"), told);
    List<JsonNode> rows = results("out");
    assertEquals(List.of("finished", "failed", "finished"), rows.stream().map(row -> row.path("status").asString()).toList());
    assertTrue(rows.get(1).path("error").asString().startsWith("the loss is not a finite number"), rows.get(1).toString());
    assertEquals(2, told.lines().filter(line -> line.contains("rate-1.0E9-s0") && line.contains("failed: the loss")).count(), told);
    String again = processes.finish(sweep("again", "out", "--set", "training.steps=30000"), 1);
    assertTrue(again.contains("2 of 3 trials are there already; 1 failed before (--retry-failed tries them again)"), again);
    assertEquals(3, processes.finish(sweep("once", "out", "--set", "training.steps=30000", "--retry-failed", "--retries", "0"), 1)
        .lines().filter(line -> line.contains("rate-1.0E9-s0") && line.contains("failed: the loss")).count());
  }

  @Test
  void theListOfCommandsIsAllItTakes() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no /bin/sh");
    processes.finish(sweep("list", "listed", "--executor", "list"), 0);
    assertEquals(List.of(), runs("listed"));
    for (String line : Files.readAllLines(folder.resolve("listed/commands.txt"))) {
      ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", line).redirectErrorStream(true);
      shell.environment().put("PATH", "/nowhere"); // nor does it need a directory to be in
      Process process = shell.directory(new File("/")).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0, said);
    }
    String told = processes.finish(sweep("collect", "listed"), 0);
    assertTrue(told.contains("4 of 4 trials are there already"), told);
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
