package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A run of version 0.1 kept in the repository: it must load for ever, and what is broken in it be told in one line. */
class GoldenRunTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;
  private Path run;

  @BeforeEach
  void copy() throws IOException, URISyntaxException {
    run = Files.createDirectory(folder.resolve("golden-run"));
    try (Stream<Path> files = Files.list(Path.of(GoldenRunTest.class.getResource("/golden-run").toURI()))) {
      for (Path file : files.toList()) {
        Files.copy(file, run.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void measuresAsItDid() throws IOException {
    JsonNode json = Invocation.of("measure", run, "--shuffles", 3, "--seed", 1, "--json").json();
    JsonNode recorded = JSON.readTree(Files.readString(run.resolve("measures.json")));
    assertEquals(recorded.path("clusterability").asDouble(), json.path("clusterability").asDouble(), 1e-6);
    assertEquals(recorded.path("connections").path(0).path("rowModules"), json.path("connections").path(0).path("rowModules"));
    assertEquals(recorded.path("wiringCost").asDouble(), json.path("wiringCost").asDouble(), 1e-6);
    assertEquals(recorded.path("edges"), json.path("edges"));
  }

  @Test
  void reportsComparesAblatesAndIsReproducible() throws IOException {
    Invocation.of("report", run).succeeds();
    String page = Files.readString(run.resolve("report.html"));
    assertTrue(page.contains("must load for ever") && page.contains("</html>"));
    assertTrue(Invocation.of("compare", run).succeeds().out().contains("0.99726"));
    JsonNode again = Invocation.of("ablate", run, "--draws", 2, "--seed", 1, "--json").json();
    JsonNode recorded = JSON.readTree(Files.readString(run.resolve("ablation.json")));
    assertEquals(recorded.path("whole").path("overall").asDouble(), again.path("whole").path("overall").asDouble(), 1e-5);
  }

  @Test
  void aMovedRunGoesOnWhereItLiesNow() throws IOException {
    ObjectNode record = (ObjectNode) JSON.readTree(Files.readString(run.resolve("run.json")));
    record.put("run", "/somewhere/else/golden-run").put("status", "stopped");
    Files.writeString(run.resolve("run.json"), record.toString());
    Files.delete(run.resolve("model.safetensors"));
    JsonNode json = Invocation.of("train", "--resume", "--name", "golden-run", "--runs", folder, "--json").json();
    assertEquals(run.toString(), json.path("run").asString());
    assertTrue(Files.exists(run.resolve("report.html")));
  }

  @Test
  void tornAndTwistedFilesAreToldInOneLine() throws IOException {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    int refused = 0;
    for (String name : List.of("run.json", "recipe.yaml", "partition.json", "measures.json", "ablation.json", "examples.json", "metrics.jsonl")) {
      Path file = run.resolve(name);
      byte[] whole = Files.readAllBytes(file);
      for (int i = 0; i < 9; i++) {
        byte[] broken = i % 3 == 2 && name.endsWith(".json") ? twisted(whole, random) : i % 3 == 1 ? flipped(whole, random) : torn(whole, random);
        Files.write(file, broken);
        for (String command : new String[] {"report", "measure", "compare"}) {
          String[] args = command.equals("measure") ? new String[] {command, run.toString(), "--shuffles", "0"} : new String[] {command, run.toString()};
          Invocation result = Invocation.of((Object[]) args);
          String what = command + " with " + name + " as " + new String(broken, StandardCharsets.UTF_8) + "\n" + result;
          assertFalse(result.err().contains("something went wrong"), what);
          if (result.exit() != 0) {
            refused++;
            assertEquals(result.exit(), name.equals("recipe.yaml") && result.exit() == 2 ? 2 : 1, what);
            assertEquals(1, result.err().lines().filter(line -> !line.isBlank()).count(), what);
            assertTrue(result.err().contains(name) || result.err().contains("the run " + run), what);
          }
        }
      }
      Files.write(file, whole);
    }
    assertTrue(refused > 40, "most of it was refused: " + refused);
  }

  private static byte[] torn(byte[] whole, SplittableRandom random) {
    return Arrays.copyOf(whole, random.nextInt(whole.length));
  }

  private static byte[] flipped(byte[] whole, SplittableRandom random) {
    byte[] broken = whole.clone();
    broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
    return broken;
  }

  /** One value somewhere in the tree replaced by one of another kind, or taken out. */
  private static byte[] twisted(byte[] whole, SplittableRandom random) {
    JsonNode root = JSON.readTree(whole);
    List<JsonNode> containers = new ArrayList<>();
    collect(root, containers);
    JsonNode at = containers.get(random.nextInt(containers.size()));
    List<JsonNode> others =
        List.of(
            JSON.readTree("null"), JSON.readTree("\"x\""), JSON.readTree("-7"), JSON.readTree("1e300"), JSON.readTree("{}"),
            JSON.readTree("[]"), JSON.readTree("[{}]"), JSON.readTree("true"));
    JsonNode other = others.get(random.nextInt(others.size()));
    if (at instanceof ObjectNode object) {
      List<String> keys = List.copyOf(object.propertyNames());
      String key = keys.get(random.nextInt(keys.size()));
      if (random.nextInt(4) == 0) {
        object.remove(key);
      } else {
        object.set(key, other);
      }
    } else {
      ((ArrayNode) at).set(random.nextInt(at.size()), other);
    }
    return JSON.writeValueAsBytes(root);
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainer() && !node.isEmpty()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }
}
