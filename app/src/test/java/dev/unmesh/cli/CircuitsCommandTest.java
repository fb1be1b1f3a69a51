package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.format.SafetensorsWriter;
import dev.unmesh.format.TensorEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Circuits through the command: what it prints and leaves in the run, and what it refuses. */
class CircuitsCommandTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;
  private Path run;

  @BeforeEach
  void train() throws IOException {
    run = classes("c", SmallRuns.table(folder), "sign", "count: 2, connections: [fc2]");
  }

  private Path classes(String name, Path table, String target, String modules) throws IOException {
    Path recipe =
        Files.writeString(
            folder.resolve(name + ".yaml"),
            "task: {kind: csv, file: '" + table + "', separator: ';', targets: [" + target + "], learn: classification}\n"
                + "network: {kind: mlp, hidden: [8, 8], activation: relu}\n"
                + "training: {epochs: 60, batch: 10, optimiser: {rate: 1e-2}}\nmeasures: {shuffles: 0}\nmodules: {" + modules + "}\n");
    Invocation.of("train", recipe, "--runs", folder, "--name", name).succeeds();
    return folder.resolve(name);
  }

  @Test
  void aRecipeMayAskForThemAtTheEndOfTraining() throws IOException {
    Path recipe = run.resolve("recipe.yaml");
    Invocation.of("train", recipe, "--set", "measures.circuits=attribution", "--runs", folder, "--name", "asked").succeeds();
    JsonNode table = JSON.readTree(folder.resolve("asked/circuits.json").toFile()).path("tables").path(0);
    assertEquals("contrastive attribution", table.path("protocol").asString() + " " + table.path("method").asString(), table.toString());
    assertEquals(2, table.path("circuits").size());
    assertTrue(Files.readString(folder.resolve("asked/report.html")).contains("attribution"));
    // the same as the command finds
    JsonNode found = Invocation.of("circuits", run, "--method", "attribution", "--json").json().path("circuits");
    assertEquals(found.path(1).path("edges").asInt(), table.path("circuits").path(1).path("edges").asInt());

    String told = Invocation.of("train", "independence", "--set", "training.steps=20", "--set", "measures.circuits=greedy", "--runs", folder).succeeds().err();
    assertTrue(told.contains("measures.circuits") && told.contains("not classes"), told);
  }

  @Test
  void oneObjectAMaskALabelAndAChapter() throws IOException {
    JsonNode json = Invocation.of("circuits", run, "--all", "--json").json();
    assertEquals(run.toString(), json.path("run").asString());
    assertEquals("contrastive", json.path("protocol").asString());
    assertEquals("greedy", json.path("method").asString());
    assertEquals(2, json.path("circuits").size());
    JsonNode record = JSON.readTree(run.resolve("run.json"));
    int total = record.path("weights").asInt();
    for (int label = 0; label < 2; label++) {
      JsonNode circuit = json.path("circuits").path(label);
      assertEquals(label, circuit.path("label").asInt());
      assertEquals(total, circuit.path("total").asInt());
      assertTrue(circuit.path("edges").asInt() > 0 && circuit.path("edges").asInt() < total, circuit.toString());
      assertEquals((double) circuit.path("edges").asInt() / total, circuit.path("size").asDouble(), 1e-12);
      assertTrue(circuit.path("seconds").asDouble() > 0);
      for (String figure : List.of("klDivergence", "classAccuracy", "falsePositiveRate")) {
        assertTrue(circuit.path("faithfulness").path(figure).isNumber(), figure);
      }
      assertTrue(circuit.path("withinTolerance").asBoolean(), circuit.toString());
      String name = circuit.path("name").asString();
      assertEquals(accuracy(record, name), circuit.path("full").path("classAccuracy").asDouble(), 1e-6, name);
      assertTrue(circuit.path("modules").path("edges").isNumber(), "modules of the run");
      assertMask(run.resolve("circuits/" + label + "-contrastive-greedy.safetensors"), circuit);
    }
    JsonNode papers = Invocation.of("circuits", run, "--all", "--protocol", "papers", "--json").json();
    assertEquals("cross-entropy", papers.path("criterion").asString());
    for (JsonNode circuit : papers.path("circuits")) {
      assertTrue(circuit.path("value").asDouble() <= circuit.path("bound").asDouble(), "to the letter: " + circuit);
    }
    JsonNode file = JSON.readTree(run.resolve("circuits.json"));
    assertEquals(2, file.path("tables").size(), "one a protocol and method");
    assertEquals(json.path("circuits"), file.path("tables").path(0).path("circuits"));
    assertEquals(papers.path("circuits"), file.path("tables").path(1).path("circuits"));
    String page = Files.readString(run.resolve("report.html"));
    assertTrue(page.contains("id=\"circuits\""), "a chapter of the report");
    String text = Invocation.of("circuits", run, "--label", 1).succeeds().out();
    assertTrue(text.contains("1 positive") && text.contains("report: ") && !text.contains("0 negative"), text);
  }

  private static double accuracy(JsonNode record, String name) {
    return record.path("test").path("classAccuracy").path(name).asDouble();
  }

  /** Neurons that were swapped in training, inputs and outputs among them, answer as they did. */
  @Test
  void swappedInputsAndOutputsKeepTheirMeaning() throws IOException {
    Invocation.of(
            "train", "two-moons", "--runs", folder, "--name", "moons", "--set", "training.steps=400", "--set", "swap.every=40", "--set",
            "measures.shuffles=0")
        .succeeds();
    JsonNode record = JSON.readTree(folder.resolve("moons/run.json"));
    for (JsonNode circuit : Invocation.of("circuits", "moons", "--runs", folder, "--protocol", "papers", "--json").json().path("circuits")) {
      assertEquals(accuracy(record, circuit.path("name").asString()), circuit.path("full").path("classAccuracy").asDouble(), 1e-6);
      assertTrue(circuit.path("value").asDouble() <= circuit.path("bound").asDouble(), circuit.toString());
      assertTrue(circuit.path("edges").asInt() < circuit.path("total").asInt());
    }
    assertTrue(accuracy(record, record.path("test").path("classAccuracy").propertyNames().iterator().next()) > .7, record.toString());
    assertTrue(Files.readString(folder.resolve("moons/report.html")).contains("id=\"circuits\""));
  }

  private static void assertMask(Path file, JsonNode circuit) {
    SafetensorsFile mask = SafetensorsFile.open(file);
    assertEquals(List.of("fc1", "fc2", "fc3"), mask.tensors().stream().map(TensorEntry::name).sorted().toList());
    Map<String, long[]> shapes = Map.of("fc1", new long[] {8, 4}, "fc2", new long[] {8, 8}, "fc3", new long[] {2, 8});
    int kept = 0;
    for (TensorEntry tensor : mask.tensors()) {
      assertEquals("U8", tensor.type().toString());
      assertArrayEquals(shapes.get(tensor.name()), tensor.shape());
      for (byte value : mask.bytes(tensor.name())) {
        assertTrue(value == 0 || value == 1);
        kept += value;
      }
    }
    assertEquals(circuit.path("edges").asInt(), kept);
  }

  @Test
  void whatWasFoundIsNotSearchedAgainUnlessAsked() throws IOException {
    Path mask = run.resolve("circuits/0-papers-greedy.safetensors");
    Object[] command = {"circuits", run, "--label", 0, "--protocol", "papers", "--json"};
    JsonNode first = Invocation.of(command).json();
    byte[] bytes = Files.readAllBytes(mask);
    JsonNode second = Invocation.of(command).json();
    assertEquals(first, second, "the seconds, too, are those of the search");
    assertArrayEquals(bytes, Files.readAllBytes(mask));
    JsonNode fresh = Invocation.of("circuits", run, "--label", 0, "--protocol", "papers", "--fresh", "--json").json();
    assertEquals(first.path("circuits").path(0).path("faithfulness"), fresh.path("circuits").path(0).path("faithfulness"));
    assertFalse(Arrays.equals(bytes, Files.readAllBytes(mask)), "the seconds differ, so it was searched anew");
    JsonNode mean = Invocation.of("circuits", run, "--label", 0, "--protocol", "papers", "--ablation", "mean", "--json").json();
    assertEquals("mean", mean.path("ablation").asString());
    JsonNode again = Invocation.of(command).json();
    assertEquals(first.path("circuits").path(0).path("edges"), again.path("circuits").path(0).path("edges"), "means are another question");
  }

  @Test
  void everyMethodAblationUnitAndCriterionRuns() throws IOException {
    for (String method : List.of("attribution", "integrated-gradients", "acdc", "random")) {
      assertEquals(method, Invocation.of("circuits", run, "--method", method, "--json").json().path("method").asString());
    }
    for (String criterion : List.of("kl", "auc", "balanced-accuracy")) {
      JsonNode circuits = Invocation.of("circuits", run, "--criterion", criterion, "--bound", .05, "--json").json().path("circuits");
      for (JsonNode circuit : circuits) {
        assertTrue(circuit.path("value").asDouble() <= circuit.path("bound").asDouble(), circuit.toString());
      }
    }
    Invocation.of("circuits", run, "--ablation", "resample", "--unit", "neurons").succeeds();
    JsonNode best = Invocation.of("circuits", run, "--unit", "neurons", "--method", "exhaustive", "--json").json();
    assertEquals("exhaustive", best.path("method").asString());
    assertTrue(JSON.readTree(run.resolve("circuits.json")).path("tables").size() == 6, "one a method");
  }

  @Test
  void wrongUseIsToldWithTheCure() {
    Invocation.of("circuits", run, "--label", 7).fails(1, "no label 7", "0 to 1", "negative, positive");
    Invocation.of("circuits", run, "--label", -1).fails(1, "no label -1");
    Invocation.of("circuits", run, "--label", "ship").fails(2, "--label");
    Invocation.of("circuits", run, "--all", "--label", 1).fails(2, "--all and --label exclude each other");
    for (String bound : List.of("0", "-1", "NaN", "Infinity")) {
      Invocation.of("circuits", run, "--bound", bound).fails(2, "bound must be above 0");
    }
    Invocation.of("circuits", run, "--criterion", "auc", "--bound", "1.5").fails(2, "at most 1");
    Invocation.of("circuits", run, "--protocol", "papers", "--bound", ".1").fails(2, "no bound to choose");
    Invocation.of("circuits", run, "--method", "greddy")
        .fails(2, "--method", "greedy, attribution, integrated-gradients, acdc, random, exhaustive", "'greddy'");
    Invocation.of("circuits", run, "--protocol", "paper").fails(2, "papers, contrastive");
    Invocation.of("circuits", run, "--ablation", "none").fails(2, "zero, mean, resample");
    Invocation.of("circuits", run, "--unit", "heads").fails(2, "edges, neurons");
    Invocation.of("circuits", run, "--criterion", "loss").fails(2, "one-vs-rest-kl, kl, auc, balanced-accuracy");
    Invocation.of("circuits", run, "--examples", 0).fails(2, "at least 1 example");
    Invocation.of("circuits", run, "--draws", 0).fails(2, "at least 1 draw");
    Invocation.of("circuits", run, "--clusters", 0).fails(2, "--clusters");
    Invocation.of("circuits", run, "--method", "exhaustive").fails(1, "at most 20", "this network has 112");
    Invocation.of("circuits", folder.resolve("none")).fails(1, "no run");
  }

  @Test
  void runsWithoutCircuitsToFind() throws IOException {
    Invocation.of("circuits", SmallRuns.trained(folder, "values")).fails(1, "learns values", "not classes");
    Files.delete(run.resolve("model.safetensors"));
    Invocation.of("circuits", run).fails(1, "no final model");
  }

  @Test
  void weightsThatAreNoNumbers() {
    Path model = run.resolve("model.safetensors");
    SafetensorsFile file = SafetensorsFile.open(model);
    SafetensorsWriter writer = new SafetensorsWriter();
    for (TensorEntry tensor : file.tensors()) {
      float[] values = file.floats(tensor.name());
      if (tensor.name().equals("fc2.weight")) {
        values[7] = Float.NaN;
      }
      writer.floats(tensor.name(), Arrays.stream(tensor.shape()).mapToInt(Math::toIntExact).toArray(), values);
    }
    writer.write(model);
    Invocation.of("circuits", run).fails(1, "'fc2.weight'", "NaN");
  }

  @Test
  void damagedFilesAreToldByName() throws IOException {
    Invocation.of("circuits", run, "--label", 0).succeeds();
    Path mask = run.resolve("circuits/0-contrastive-greedy.safetensors");
    byte[] bytes = Files.readAllBytes(mask);
    Files.write(mask, Arrays.copyOf(bytes, bytes.length - 9));
    Invocation.of("circuits", run, "--label", 0).fails(1, "0-contrastive-greedy.safetensors");
    Invocation.of("circuits", run, "--label", 0, "--fresh").succeeds();
    Files.writeString(run.resolve("circuits.json"), "{\"tables\": [{\"protocol\": 3");
    Invocation.of("circuits", run, "--label", 0).fails(1, "circuits.json");
    Files.writeString(run.resolve("circuits.json"), "{}");
    Invocation.of("circuits", run, "--label", 0).fails(1, "circuits.json");
  }

  @Test
  void aClassWithoutTestExamples() throws IOException {
    StringBuilder text = new StringBuilder("a;b;kind\n");
    for (int i = 0; i < 100; i++) {
      text.append(i).append(';').append(-i).append(';').append(i == 50 ? "rare" : i % 2 == 0 ? "even" : "odd").append('\n');
    }
    Path rare = classes("r", Files.writeString(folder.resolve("rare.csv"), text), "kind", "count: 2, connections: [fc2]");
    Invocation.of("circuits", rare, "--label", 2).fails(1, "'rare' has no t", "choose another --label");
    assertEquals(1, Invocation.of("circuits", rare, "--label", 0, "--json").json().path("circuits").size(), "the others can be found");
  }

  @Test
  void heldAgainstAnotherRunOfTheSameTask() throws IOException {
    Path plain = classes("plain", folder.resolve("table.csv"), "sign", "count: 2, by: contiguous, connections: [fc2]");
    Invocation.of("circuits", run, "--against", plain, "--protocol", "papers").succeeds();
    JsonNode file = JSON.readTree(run.resolve("circuits.json"));
    assertEquals("plain", file.path("against").path("run").asString());
    assertEquals(1, file.path("against").path("tables").size());
    assertTrue(Files.exists(plain.resolve("circuits/1-papers-greedy.safetensors")), "searched by the same options");
    Path other = Files.writeString(folder.resolve("other.csv"), Files.readString(folder.resolve("table.csv")).replace("positive", "plus"));
    Path stranger = classes("stranger", other, "sign", "count: 2, connections: [fc2]");
    byte[] before = Files.readAllBytes(run.resolve("circuits.json"));
    Invocation.of("circuits", run, "--against", stranger).fails(1, "negative, positive", "negative, plus", "same task");
    assertArrayEquals(before, Files.readAllBytes(run.resolve("circuits.json")));
    assertFalse(Files.exists(stranger.resolve("circuits")), "before anything is searched");
  }
}
