package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The command in processes of their own: killed, interrupted, two at once, and without its engine. */
class ProcessTest {
  private static final int STEPS = 1500;

  @TempDir Path folder;
  private Path runs;
  private Path recipe;

  @BeforeEach
  void recipe() throws IOException {
    runs = folder.resolve("runs");
    recipe = SmallRuns.recipe(folder);
    String longer =
        Files.readString(recipe).replace("{steps: 30, batch: 0,", "{steps: " + STEPS + ", batch: 6, evaluateEvery: 100, checkpointSteps: 70,");
    Files.writeString(recipe, longer + "swap: {every: 150}\n");
  }

  @Test
  void killedAtAnyMomentItEndsAsIfItNeverWas() throws Exception {
    finish(start("straight", "train", recipe.toString(), "--runs", runs.toString(), "--name", "straight"), 0);
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    Path run = runs.resolve("killed");
    for (int kill = 0; kill < 3; kill++) {
      Process process =
          Files.exists(run)
              ? start("killed", "train", "--resume", "--name", "killed", "--runs", runs.toString())
              : start("killed", "train", recipe.toString(), "--runs", runs.toString(), "--name", "killed");
      long size = size(run.resolve("metrics.jsonl"));
      while (process.isAlive() && size(run.resolve("metrics.jsonl")) == size) {
        Thread.sleep(5);
      }
      Thread.sleep(random.nextInt(150));
      process.destroyForcibly().waitFor();
    }
    if (!status(run).equals("finished")) {
      finish(start("killed", "train", "--resume", "--name", "killed", "--runs", runs.toString()), 0);
    }
    assertSame(runs.resolve("straight"), run);
  }

  @Test
  void interruptedItStopsWithACheckpoint() throws Exception {
    Assumptions.assumeFalse(File.separatorChar == '\\', "skipped: signals are sent by kill, which Windows lacks");
    finish(start("straight", "train", recipe.toString(), "--runs", runs.toString(), "--name", "straight"), 0);
    Process process = start("stopped", "train", recipe.toString(), "--runs", runs.toString(), "--name", "stopped", "--json");
    Path run = runs.resolve("stopped");
    while (process.isAlive() && size(run.resolve("metrics.jsonl")) < 500) {
      Thread.sleep(5);
    }
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    String err = finish(process, 130);
    assertEquals("stopped", status(run));
    assertTrue(err.contains("stopped with a checkpoint; go on with: unmesh train --resume --name stopped"), err);
    assertEquals("stopped", Invocation.object(Files.readString(folder.resolve("stopped.out"))).path("status").asString());
    assertFalse(Files.exists(run.resolve("model.safetensors")));
    String[] resume = {"train", "--resume", "--name", "stopped", "--runs", runs.toString(), "--json"};
    finish(start("stopped", resume), 0);
    assertEquals("finished", Invocation.object(Files.readString(folder.resolve("stopped.out"))).path("status").asString());
    assertSame(runs.resolve("straight"), run);
  }

  @Test
  void ofTwoWithOneNameOneGivesWay() throws Exception {
    String[] train = {"train", recipe.toString(), "--runs", runs.toString(), "--name", "same"};
    Process one = start("one", train);
    Process two = start("two", train);
    Path run = runs.resolve("same");
    while (!Files.exists(run.resolve("metrics.jsonl")) && (one.isAlive() || two.isAlive())) {
      Thread.sleep(5);
    }
    // whoever came first, a third that would resume it meanwhile is refused
    Process resuming = start("three", "train", "--resume", "--name", "same", "--runs", runs.toString());
    String told = finish(resuming, 1);
    assertTrue(told.contains("is in use by another process") || told.contains("has finished"), told);
    assertTrue(one.waitFor(120, TimeUnit.SECONDS) && two.waitFor(120, TimeUnit.SECONDS));
    assertEquals(List.of(0, 1), Stream.of(one, two).map(Process::exitValue).sorted().toList());
    String loser = Files.readString(folder.resolve(one.exitValue() == 1 ? "one.err" : "two.err"));
    assertTrue(loser.contains("exists already"), loser);
    assertEquals("finished", status(run));
    try (Stream<Path> left = Files.list(runs)) {
      assertEquals(List.of("same"), left.map(path -> path.getFileName().toString()).toList(), "no draft is left behind");
    }
  }

  @Test
  void withoutANameEachFindsANumber() throws Exception {
    Path small = SmallRuns.recipe(folder);
    Process one = start("one", "train", small.toString(), "--runs", runs.toString());
    Process two = start("two", "train", small.toString(), "--runs", runs.toString());
    finish(one, 0);
    finish(two, 0);
    assertEquals("finished", status(runs.resolve("small-1")));
    assertEquals("finished", status(runs.resolve("small-2")));
  }

  @Test
  void aReportNeedsNoLibTorch() throws Exception {
    Path run = SmallRuns.trained(folder, "one");
    Files.delete(run.resolve("report.html"));
    String path =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.matches(".*bytedeco.*-(x86_64|arm64)\\.jar"))
            .collect(Collectors.joining(File.pathSeparator));
    for (String[] command : new String[][] {{"report", run.toString()}, {"compare", run.toString()}, {"measure", run.toString()}, {"--help"}}) {
      finish(new Processes(folder).startOn(path, "light", command), 0);
    }
    assertTrue(Files.exists(run.resolve("report.html")));
  }

  private Process start(String name, String... command) throws IOException {
    return new Processes(folder).start(name, command);
  }

  private String finish(Process process, int exit) throws Exception {
    return new Processes(folder).finish(process, exit);
  }

  private static void assertSame(Path expected, Path actual) throws IOException {
    assertEquals("finished", status(actual));
    assertArrayEquals(Files.readAllBytes(expected.resolve("model.safetensors")), Files.readAllBytes(actual.resolve("model.safetensors")));
    assertEquals(Files.readAllLines(expected.resolve("metrics.jsonl")), Files.readAllLines(actual.resolve("metrics.jsonl")));
    assertEquals(Files.readString(expected.resolve("partition.json")), Files.readString(actual.resolve("partition.json")));
    assertTrue(Files.exists(actual.resolve("report.html")));
  }

  private static String status(Path run) throws IOException {
    return new JsonMapper().readTree(Files.readString(run.resolve("run.json"))).path("status").asString();
  }

  private static long size(Path file) {
    return file.toFile().length();
  }
}
