package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tables in processes of their own: killed, interrupted, two at once. */
class BimtTableProcessTest {
  private static final String RECIPE =
      """
      name: small
      task: {kind: independence, trainExamples: 60, testExamples: 30}
      network: {kind: mlp, hidden: [10, 10], freeBoundary: true}
      training: {steps: 4000, batch: 0, checkpointSteps: 500, optimiser: {rate: 5.0e-3}}
      pressures: [{kind: connection-cost, strength: 3.0e-3}]
      swap: {every: 200}
      """;
  private static final int CELLS = 6;

  @TempDir Path folder;
  private Processes processes;
  private Path recipe;

  @BeforeEach
  void write() throws IOException {
    processes = new Processes(folder);
    recipe = Files.writeString(folder.resolve("small.yaml"), RECIPE);
  }

  private Process table(String out, String... more) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "bimt-table", "--tasks", recipe.toString(), "--variants", "none,l1-local,bimt", "--seeds", "2", "--jobs", "2", "--out",
                folder.resolve(out).toString()));
    all.addAll(List.of(more));
    return processes.start(out, all.toArray(String[]::new));
  }

  @Test
  void killedAtAnyMomentItEndsAsIfItNeverWas() throws Exception {
    processes.finish(table("straight", "--keep-runs"), 0);
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    Map<Path, byte[]> ended = new HashMap<>();
    for (int kill = 0; kill < 3; kill++) {
      Process process = table("killed", "--keep-runs");
      Path metrics = folder.resolve("killed/runs/small-" + (kill == 0 ? "none" : "l1-local") + "-0/metrics.jsonl");
      while (process.isAlive() && metrics.toFile().length() == 0) {
        Thread.sleep(2);
      }
      Thread.sleep(random.nextInt(200));
      process.destroyForcibly().waitFor();
      for (Path cell : cells("killed")) {
        ended.put(cell, Files.readAllBytes(cell));
      }
    }
    processes.finish(table("killed", "--keep-runs"), 0);
    assertEquals(CELLS, cells("killed").size());
    for (Map.Entry<Path, byte[]> cell : ended.entrySet()) {
      assertArrayEquals(cell.getValue(), Files.readAllBytes(cell.getKey()), "a cell that had ended is left alone");
    }
    for (Path cell : cells("straight")) {
      Path other = folder.resolve("killed/cells").resolve(cell.getFileName());
      assertEquals(untimed(cell), untimed(other), cell.toString());
      String run = cell.getFileName().toString().replace(".json", "/model.safetensors");
      assertArrayEquals(Files.readAllBytes(folder.resolve("straight/runs/" + run)), Files.readAllBytes(folder.resolve("killed/runs/" + run)), run);
    }
  }

  @Test
  void interruptedItLeavesCheckpointsAndGoesOn() throws Exception {
    Assumptions.assumeFalse(File.separatorChar == '\\', "skipped: signals are sent by kill, which Windows lacks");
    String[] longer = {"--set", "training.steps=12000"};
    processes.finish(table("straight", longer), 0);
    Process process = table("stopped", "--json", longer[0], longer[1]);
    while (process.isAlive() && !Files.exists(folder.resolve("stopped/under-way"))) {
      Thread.sleep(2);
    }
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    String told = processes.finish(process, 130);
    assertTrue(told.contains("stopped; the same command goes on with what is missing"), told);
    JsonNode stopped = Invocation.object(Files.readString(folder.resolve("stopped.out")));
    assertFalse(stopped.path("complete").asBoolean());
    assertTrue(stopped.path("cells").size() < CELLS);
    assertTrue(Files.readString(folder.resolve("stopped/table.md")).contains("**Not finished.**"));
    processes.finish(table("stopped", longer), 0);
    for (Path cell : cells("straight")) {
      assertEquals(untimed(cell), untimed(folder.resolve("stopped/cells").resolve(cell.getFileName())), cell.toString());
    }
    assertFalse(Files.exists(folder.resolve("stopped/under-way")));
  }

  @Test
  void aSecondProcessIsRefused() throws Exception {
    Process one = table("same", "--set", "training.steps=1000000");
    while (one.isAlive() && !Files.exists(folder.resolve("same/under-way"))) {
      Thread.sleep(2);
    }
    Process two =
        processes.start("two", "bimt-table", "--tasks", recipe.toString(), "--seeds", "1", "--out", folder.resolve("same").toString());
    String told = processes.finish(two, 1);
    assertTrue(told.contains("is in use by another process"), told);
    assertTrue(one.isAlive());
    one.destroyForcibly().waitFor();
    assertEquals(0, cells("same").size());
  }

  private List<Path> cells(String out) throws IOException {
    Path cells = folder.resolve(out).resolve("cells");
    if (!Files.isDirectory(cells)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(cells)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  /** A cell without what takes its time from the clock, or its name from where it lies. */
  private static ObjectNode untimed(Path cell) throws IOException {
    ObjectNode tree = (ObjectNode) new JsonMapper().readTree(Files.readString(cell));
    tree.remove(List.of("seconds", "run"));
    ((ObjectNode) tree.path("provenance")).remove("started");
    return tree;
  }
}
