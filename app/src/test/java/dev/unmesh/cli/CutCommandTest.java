package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.OnnxModel;
import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.format.TensorEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Modules cut out through the command: what is written, that all of it opens, and what is refused. */
class CutCommandTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String GATE = "gate: {until: 0.5}\n";

  @TempDir Path folder;

  /** The small recipe, its weights between modules shut off on the way. */
  private Path gated(String name, String... more) throws IOException {
    Path recipe = SmallRuns.recipe(folder);
    Files.writeString(recipe, Files.readString(recipe) + GATE);
    return trained(recipe, name, more);
  }

  private Path trained(Path recipe, String name, String... more) {
    List<Object> args = new ArrayList<>(List.of("train", recipe, "--runs", folder.resolve("runs"), "--name", name));
    args.addAll(List.of(more));
    Invocation.of(args.toArray()).succeeds();
    return folder.resolve("runs").resolve(name);
  }

  @Test
  void everyPartIsARunOfItsOwn() throws IOException {
    Path run = gated("one");
    Path out = folder.resolve("parts/one");
    JsonNode json = Invocation.of("cut", run, "--out", out, "--json").json();
    assertEquals(out.toString(), json.path("run").asString());
    assertEquals(2, json.path("modules").asInt());
    assertTrue(json.path("projection").isNull());
    assertEquals("sum", json.path("rule").path("join").asString());
    assertEquals("[\"input\"]", json.path("rule").path("stem").toString());
    assertEquals(8, json.path("verification").path("comparisons").size());
    assertTrue(json.path("verification").path("maximumDifference").asDouble() <= 1e-5);
    for (String file : List.of("recipe.yaml", "run.json", "model.safetensors", "partition.json", "joined.onnx", "cut.json", "report.html")) {
      assertTrue(Files.exists(out.resolve(file)), file);
    }
    SafetensorsFile before = SafetensorsFile.open(run.resolve("model.safetensors"));
    SafetensorsFile after = SafetensorsFile.open(out.resolve("model.safetensors"));
    for (TensorEntry tensor : before.tensors()) {
      assertArrayEquals(before.floats(tensor.name()), after.floats(tensor.name()), tensor.name());
    }
    for (int m = 0; m < 2; m++) {
      Path module = out.resolve("module-" + m);
      SafetensorsFile part = SafetensorsFile.open(module.resolve("model.safetensors"));
      assertArrayEquals(new long[] {3, 3}, part.tensor("fc2.weight").shape());
      assertEquals("one", part.metadata().get("run"));
      assertEquals(Integer.toString(m), part.metadata().get("module"));
      assertEquals(3, JSON.readTree(part.metadata().get("wiring")).path("connections").size());
      assertEquals(m == 0 ? "[0,1,2]" : "[3,4,5]", JSON.readTree(part.metadata().get("neurons")).path("fc1").toString());
      JsonNode alone = Invocation.of("evaluate", module, "--json").json();
      assertEquals(json.path("parts").path(m).path("test").path("loss").asDouble(), alone.path("loss").asDouble(), 1e-6);
      JsonNode onnx =
          Invocation.of("evaluate", module.resolve("model.onnx"), "--task", out.resolve("recipe.yaml"), "--split", "test", "--json").json();
      assertEquals(alone.path("loss").asDouble(), onnx.path("loss").asDouble(), 1e-6);
      Invocation.of("measure", module, "--json").succeeds();
      Invocation.of("measure", module, "--clusters", 2, "--shuffles", 2).succeeds();
      Invocation.of("ablate", module).fails(1, "no modules to switch");
      Invocation.of("ablate", module, "--clusters", 2, "--draws", 1).succeeds();
      Invocation.of("report", module).succeeds();
      assertTrue(Files.readString(module.resolve("report.html")).contains("unmesh cut " + run.toAbsolutePath().normalize()));
      Invocation.of("prune", module, "--out", folder.resolve("pruned-" + m)).succeeds();
    }
    assertTrue(Invocation.of("compare", run, out, out.resolve("module-0"), out.resolve("module-1")).succeeds().out().contains("module-1"));
    Invocation.of("ablate", out, "--draws", 1).succeeds();
    Invocation.of("reproduce", out).fails(1, "made from another", "unmesh cut");
    Invocation.of("cut", out, "--verify", "--json").json();
    assertTrue(Invocation.of("cut", out, "--verify").succeeds().out().contains("joined.onnx, ONNX Runtime"));
    Invocation.of("cut", out, "--out", folder.resolve("again")).succeeds();
    Invocation.of("cut", out.resolve("module-0"), "--out", folder.resolve("no")).fails(1, "no modules to cut out");
    assertTrue(OnnxModel.open(out.resolve("joined.onnx")).views().containsKey("module-1/fc2.weight"));
    assertTrue(Files.readString(out.resolve("report.html")).contains("What each module is for"));
    JsonNode cards = JSON.readTree(Files.readString(out.resolve("cards.json")));
    assertEquals("fc3", cards.path("joint").asString());
    assertEquals(2, cards.path("cards").size());
    noDrafts(folder.resolve("parts"));
  }

  @Test
  void modulesThatReadAndMakeSomeOnly() throws IOException {
    Path run = gated("apart", "--set", "modules.connections=[fc1,fc2,fc3]");
    Path out = folder.resolve("apart");
    JsonNode json = Invocation.of("cut", run, "--out", out, "--json").json();
    assertEquals("divided", json.path("rule").path("outputs").asString());
    assertEquals(0, json.path("parameters").path("shared").asInt());
    String recipe = Files.readString(out.resolve("module-1/recipe.yaml"));
    assertTrue(recipe.replaceAll("\\s+", "").contains("reads:-2-3writes:-1"), recipe);
    JsonNode alone = Invocation.of("evaluate", out.resolve("module-1"), "--json").json();
    assertEquals(json.path("parts").path(1).path("test").path("loss").asDouble(), alone.path("loss").asDouble(), 1e-6);
    Invocation.of("report", out.resolve("module-1")).succeeds();
    Invocation.of("measure", out.resolve("module-1")).succeeds();
    JsonNode pruned = Invocation.of("prune", out.resolve("module-1"), "--out", folder.resolve("pruned"), "--json").json();
    assertEquals("[]", pruned.path("dependencies").path("y1").toString(), "made by the other module");
    Invocation.of("intervene", out.resolve("module-1"), "--neuron", "input[x3]=0").succeeds();
    Invocation.of("cut", out, "--verify").succeeds();
  }

  @Test
  void picturesGoByPhasesOfTheGrid() throws IOException {
    Path recipe = Files.writeString(folder.resolve("pictures.yaml"),
        """
        name: pictures
        task: {kind: image-folder, folder: '%s', width: 12, height: 10}
        network:
          kind: conv-net
          blocks: [{channels: 3, kernel: 3, padding: 1, bias: true, batchNorm: true, pool: 2}]
          hidden: [8, 8]
          bias: true
          map: units
        training: {epochs: 3, batch: 8}
        modules: {count: 4, by: grid, connections: [fc1, fc2]}
        measures: {shuffles: 1, draws: 1}
        """.formatted(SmallRuns.pictures(folder)) + GATE);
    Path run = trained(recipe, "pictures");
    Path out = folder.resolve("cut");
    Invocation.of("cut", run, "--out", out, "--tolerance", 0).fails(1, "do not answer as the whole does", "nothing was written", "onnx-joined differs by");
    assertFalse(Files.exists(out));
    noDrafts(folder);
    JsonNode json = Invocation.of("cut", run, "--out", out, "--json").json();
    assertEquals("[\"input\",\"conv1\"]", json.path("rule").path("stem").toString());
    assertEquals(3 * 3 * 9 + 3 + 4 * 3, json.path("parameters").path("shared").asInt());
    assertEquals(1, json.path("verification").path("agreement").asDouble());
    Path module = out.resolve("module-3");
    assertArrayEquals(new long[] {2, json.path("parts").path(3).path("neurons").path("flatten").asInt()},
        SafetensorsFile.open(module.resolve("model.safetensors")).tensor("fc1.weight").shape());
    assertEquals(
        json.path("parts").path(3).path("test").path("accuracy").asDouble(),
        Invocation.of("evaluate", module, "--json").json().path("accuracy").asDouble(), 1e-9);
    Invocation.of("report", module).succeeds();
    Invocation.of("measure", module, "--clusters", 2, "--shuffles", 1).succeeds();
    Invocation.of("circuits", module, "--label", 0, "--protocol", "papers").succeeds();
    Invocation.of("ablate", out, "--draws", 1).succeeds();
    Invocation.of("cut", out, "--verify").succeeds();
  }

  @Test
  void weightsBetweenModulesAreCutOffOnlyWhenAsked() throws IOException {
    Path run = SmallRuns.trained(folder, "meshed");
    Path out = folder.resolve("cut");
    Invocation.of("cut", run, "--out", out).fails(1, "does not come apart", "18 of its 18 weights", "--project", "gate");
    assertFalse(Files.exists(out));
    JsonNode json = Invocation.of("cut", run, "--out", out, "--project", "--json").json();
    JsonNode projection = json.path("projection");
    assertEquals(18, projection.path("weights").asInt());
    assertTrue(projection.path("share").asDouble() > 0 && projection.path("share").asDouble() < 1);
    assertFalse(projection.path("before").equals(projection.path("after")));
    JsonNode record = JSON.readTree(out.resolve("run.json"));
    assertEquals(projection.path("after").path("loss").asDouble(), record.path("test").path("loss").asDouble(), 1e-7);
    assertEquals("[\"--project\"]", record.path("cutFrom").path("options").toString());
    Invocation text = Invocation.of("cut", run, "--out", folder.resolve("text"), "--project").succeeds();
    assertTrue(text.out().contains("18 weights between modules"), text::out);
  }

  @Test
  void aTamperedPartIsToldByWhoeverOpensIt() throws IOException {
    Path out = folder.resolve("cut");
    Invocation.of("cut", gated("one"), "--out", out).succeeds();
    Path model = out.resolve("module-1/model.safetensors");
    byte[] sound = Files.readAllBytes(model);
    byte[] bad = sound.clone();
    bad[bad.length - 3] ^= 1;
    Files.write(model, bad);
    for (String command : List.of("report", "evaluate", "measure", "ablate")) {
      Invocation.of(command, out.resolve("module-1")).fails(1, "module-1/model.safetensors", "SHA-256", "unmesh cut");
      Invocation.of(command, out).fails(1, "module-1/model.safetensors", "SHA-256");
    }
    Invocation.of("cut", out, "--verify").fails(1, "SHA-256");
    Files.write(model, sound);
    Invocation.of("cut", out, "--verify").succeeds();
    Path onnx = out.resolve("module-0/model.onnx");
    byte[] graph = Files.readAllBytes(onnx);
    graph[graph.length - 60] ^= 1;
    Files.write(onnx, graph);
    Invocation.of("evaluate", onnx, "--task", out.resolve("recipe.yaml")).fails(1, "model.onnx", "SHA-256");
    Invocation.of("measure", onnx).fails(1, "model.onnx", "SHA-256");
    Files.delete(out.resolve("joined.onnx"));
    Files.write(onnx, new byte[0]);
    Invocation.of("report", out).fails(1, "joined.onnx is gone");
  }

  @Test
  void whatCannotBeCutSaysWhy() throws IOException {
    Path run = gated("one");
    Path out = folder.resolve("cut");
    Invocation.of("cut", run).fails(2, "--out");
    for (String tolerance : List.of("-1", "NaN", "Infinity")) {
      Invocation.of("cut", run, "--out", out, "--tolerance", tolerance).fails(2, "--tolerance", "at least 0");
    }
    Invocation.of("cut", run, "--verify", "--out", out).fails(2, "--verify cuts nothing");
    Invocation.of("cut", run, "--verify").fails(1, "no cut");
    Files.createDirectory(out);
    Invocation.of("cut", run, "--out", out).fails(1, "exists already", "--out");
    Files.delete(out);
    Path hole = gated("hole", "--set", "modules.connections=[fc1]");
    Invocation.of("cut", hole, "--out", out).fails(1, "'fc2' is whole behind divided ones", "modules.connections=[fc1,fc2]");
    Path plain = gated("plain", "--set", "modules=null", "--set", "pressures=[]", "--set", "gate=null");
    Invocation.of("cut", plain, "--out", out).fails(1, "no modules to cut out");
    Files.delete(plain.resolve("model.safetensors"));
    Invocation.of("cut", plain, "--out", out).fails(1, "no final model yet", "--resume");
    Invocation.of("cut", folder.resolve("none"), "--out", out).fails(1, "no run");
    assertFalse(Files.exists(out));
    noDrafts(folder);
  }

  private static void noDrafts(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Set<String> hidden =
          files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith(".")).collect(Collectors.toSet());
      assertEquals(Set.of(), hidden, "no draft is left behind");
    }
  }
}
