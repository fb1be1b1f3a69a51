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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pruning and intervening through the command, and what runs say they found. */
class PruneCommandTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  @Test
  void independenceIsFound() throws IOException {
    JsonNode json =
        Invocation.of("train", "independence", "--runs", folder, "--name", "i", "--seed", 3, "--set", "measures.shuffles=0", "--json").json();
    assertEquals(JSON.readTree("{\"y1\":[\"x1\",\"x3\"],\"y2\":[\"x2\",\"x4\"]}"), json.path("dependencies"));
    JsonNode pruned = json.path("pruned");
    assertEquals(.1, pruned.path("tolerance").asDouble());
    assertEquals("loss", pruned.path("metric").asString());
    assertTrue(pruned.path("after").path("loss").asDouble() <= 1.1 * pruned.path("before").path("loss").asDouble());
    assertEquals(json.path("test").path("loss").asDouble(), pruned.path("before").path("loss").asDouble(), 1e-6);
    assertEquals(520, pruned.path("weights").asInt());
    assertEquals("x1 + x3", pruned.path("features").path(0).asString());
    assertEquals(2, pruned.path("modules").size());
    assertEquals("[\"y1\"]", pruned.path("modules").path(0).path("outputs").toString());
    JsonNode measures = JSON.readTree(folder.resolve("i/measures.json"));
    assertEquals(json.path("dependencies"), measures.path("dependencies"));
    assertTrue(measures.path("pruned").path("curve").size() > 30);
    assertTrue(measures.path("newman").isObject(), "beside the measures");
    String page = Files.readString(folder.resolve("i/report.html"));
    assertTrue(page.contains("y1 depends on x1 and x3; y2 depends on x2 and x4."));
  }

  @Test
  void thePrunedRunOpensLikeAnyOther() throws IOException {
    Path run = SmallRuns.trained(folder, "one");
    Path out = folder.resolve("elsewhere/small");
    JsonNode json = Invocation.of("prune", run, "--tolerance", ".5", "--out", out, "--json").json();
    assertEquals(out.toString(), json.path("run").asString());
    assertEquals("finished", json.path("status").asString());
    assertEquals(run.toAbsolutePath().normalize().toString(), json.path("prunedFrom").path("run").asString());
    assertEquals(.5, json.path("prunedFrom").path("tolerance").asDouble());
    double threshold = json.path("prunedFrom").path("threshold").asDouble();
    assertTrue(threshold > 0);
    assertTrue(json.path("pruned").path("left").asInt() < json.path("pruned").path("weights").asInt());
    assertEquals(json.path("pruned").path("after").path("loss").asDouble(), json.path("test").path("loss").asDouble());
    SafetensorsFile before = SafetensorsFile.open(run.resolve("model.safetensors"));
    SafetensorsFile after = SafetensorsFile.open(out.resolve("model.safetensors"));
    assertEquals(before.tensors().stream().map(TensorEntry::name).toList(), after.tensors().stream().map(TensorEntry::name).toList());
    int left = 0;
    for (TensorEntry tensor : after.tensors()) {
      float[] old = before.floats(tensor.name());
      float[] now = after.floats(tensor.name());
      for (int i = 0; i < now.length && tensor.name().endsWith(".weight"); i++) {
        assertTrue(now[i] == 0 || now[i] == old[i] && Math.abs(old[i]) >= threshold);
        left += now[i] != 0 ? 1 : 0;
      }
    }
    assertEquals(json.path("pruned").path("live").asInt(), left, "without biases for constants to go into this would be more");

    JsonNode measured = Invocation.of("measure", out, "--json").json();
    assertEquals(json.path("wiringCost").asDouble(), measured.path("wiringCost").asDouble(), 1e-9);
    assertTrue(Invocation.of("compare", run, out).succeeds().out().contains("small"));
    JsonNode ablation = Invocation.of("ablate", out, "--draws", 0, "--json").json();
    assertEquals(json.path("test").path("loss").asDouble(), ablation.path("whole").path("overall").asDouble(), 1e-5);
    Files.delete(out.resolve("report.html"));
    Invocation.of("report", out).succeeds();
    assertTrue(Files.readString(out.resolve("report.html")).contains("unmesh prune " + run.toAbsolutePath().normalize()));
    Invocation.of("reproduce", out).fails(1, "was not trained but made from another", "unmesh prune");
    Invocation.of("train", "--resume", "--name", "small", "--runs", folder.resolve("elsewhere")).fails(1, "has finished");
    Path again = folder.resolve("again");
    Invocation.of("prune", out, "--tolerance", ".5", "--out", again).succeeds();
    assertTrue(Files.exists(again.resolve("partition.json")), "modules stay what they were");
    try (Stream<Path> files = Files.list(folder)) {
      assertTrue(files.noneMatch(file -> file.getFileName().toString().startsWith(".")), "no draft is left behind");
    }
  }

  @Test
  void wrongTolerancesAndTakenPlacesAreRefused() throws IOException {
    Path run = SmallRuns.trained(folder, "one");
    for (String tolerance : List.of("0", "-0.1", "1.5", "NaN")) {
      Invocation.of("prune", run, "--tolerance", tolerance).fails(2, "--tolerance", "(0, 1]");
    }
    Invocation.of("prune", run, "--tolerance", "much").fails(2, "--tolerance");
    Invocation.of("train", SmallRuns.recipe(folder), "--set", "measures.tolerance=0").fails(2, "measures", "(0, 1]");
    Invocation.of("prune", run, "--runs", folder).succeeds();
    assertTrue(Files.exists(folder.resolve("runs/one-pruned/model.safetensors")));
    byte[] before = Files.readAllBytes(folder.resolve("runs/one-pruned/run.json"));
    Invocation.of("prune", run).fails(1, "one-pruned exists already", "--out");
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("runs/one-pruned/run.json")));
    Invocation.of("prune", folder.resolve("none")).fails(1, "no run");
  }

  @Test
  void weightsThatAreNoNumbersAreToldByName() throws IOException {
    Path run = SmallRuns.trained(folder, "one");
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
    Invocation.of("prune", run).fails(1, "model.safetensors", "'fc2.weight'", "NaN", "element 7");
    Invocation.of("intervene", run, "--neuron", "fc1[0]=0").fails(1, "'fc2.weight'", "NaN");
    assertFalse(Files.exists(folder.resolve("runs/one-pruned")));
  }

  @Test
  void interventionsShowWhatTheyDoAndChangeNothing() throws IOException {
    Path run = SmallRuns.trained(folder, "one");
    byte[] before = Files.readAllBytes(run.resolve("model.safetensors"));
    JsonNode json = Invocation.of("intervene", run, "--neuron", "fc2[1]=mean", "--weight", "fc1[2,x3]=0", "--json").json();
    assertEquals("[\"fc1[2,2]=0.0\",\"fc2[1]=mean\"]", json.path("interventions").toString());
    assertEquals(2, json.path("errorsAfter").size());
    assertTrue(json.path("before").path("loss").asDouble() > 0);
    assertFalse(json.path("errorsBefore").equals(json.path("errorsAfter")));
    JsonNode same = Invocation.of("intervene", run, "--weight", "fc1[0,0]=" + first(run), "--json").json();
    assertEquals(same.path("before"), same.path("after"), "set to what it was");
    assertTrue(Invocation.of("intervene", run, "--neuron", "input[x1]=0").succeeds().out().contains("test loss"));
    assertArrayEquals(before, Files.readAllBytes(run.resolve("model.safetensors")));
  }

  @Test
  void aChangedNetworkBecomesARun() throws IOException {
    Path run = SmallRuns.trained(folder, "one");
    Path out = folder.resolve("changed");
    JsonNode json = Invocation.of("intervene", run, "--neuron", "fc1[0]=mean", "--weight", "fc2[3,1]=.5", "--out", out, "--json").json();
    assertEquals(out.toString(), json.path("run").asString());
    JsonNode record = JSON.readTree(out.resolve("run.json"));
    assertEquals("finished", record.path("status").asString());
    assertEquals(json.path("after").path("loss"), record.path("test").path("loss"));
    assertEquals("[\"--weight fc2[3,1]=0.5\",\"--neuron fc1[0]=mean\"]", record.path("intervenedFrom").path("options").toString());
    assertEquals(.5f, SafetensorsFile.open(out.resolve("model.safetensors")).floats("fc2.weight")[3 * 6 + 1]);
    assertTrue(Files.readString(out.resolve("report.html")).contains("unmesh intervene " + run.toAbsolutePath().normalize() + " --weight fc2[3,1]=0.5"));
    Invocation.of("reproduce", out).fails(1, "made from another", "--neuron fc1[0]=mean");
    Invocation.of("intervene", run, "--neuron", "fc1[0]=0", "--out", out).fails(1, "exists already", "--out");
    JsonNode back =
        Invocation.of("intervene", out, "--weight", "fc2[3,1]=" + SafetensorsFile.open(run.resolve("model.safetensors")).floats("fc2.weight")[19], "--json").json();
    assertEquals(
        Invocation.of("intervene", run, "--neuron", "fc1[0]=mean", "--json").json().path("after").path("loss").asDouble(),
        back.path("after").path("loss").asDouble(),
        1e-7,
        "what was set can be set back");
  }

  @Test
  void whatThereIsNotCannotBeIntervenedOn() throws IOException {
    Path run = SmallRuns.trained(folder, "one");
    Invocation.of("intervene", run).fails(2, "nothing to change");
    Invocation.of("intervene", run, "--weight", "fc9[0,0]=1").fails(2, "no connection 'fc9'", "fc1, fc2, fc3");
    Invocation.of("intervene", run, "--weight", "fc1[0,x9]=1").fails(2, "no neuron 'x9'", "x1, x2, x3, x4");
    Invocation.of("intervene", run, "--weight", "fc1[6,0]=1").fails(2, "0 to 5", "no 6");
    Invocation.of("intervene", run, "--weight", "fc1[6]=1").fails(2, "two places");
    Invocation.of("intervene", run, "--weight", "fc1=1").fails(2, "CONNECTION[TO,FROM]=VALUE");
    Invocation.of("intervene", run, "--weight", "fc1[0,0]=NaN").fails(2, "finite");
    Invocation.of("intervene", run, "--neuron", "fx1[0]=0").fails(2, "no group 'fx1'", "did you mean 'fc1'");
    Invocation.of("intervene", run, "--neuron", "fc1[0]=none").fails(2, "'none' is not a number");
    Invocation.of("intervene", run, "--neuron", "output[y1]=mean").fails(1, "at a number");
  }

  @Test
  void aConvNetIsPrunedWhenAsked() throws IOException {
    Path recipe =
        Files.writeString(
            folder.resolve("p.yaml"),
            "task: {kind: image-folder, folder: '" + SmallRuns.pictures(folder) + "', width: 8, height: 8, channels: 1}\n"
                + "network: {kind: conv-net, blocks: [{channels: 3, kernel: 3, padding: 1, batchNorm: true, pool: 2}], hidden: [6], bias: true}\n"
                + "training: {epochs: 20, batch: 8, optimiser: {rate: 1e-2}}\nmeasures: {shuffles: 0}\n");
    JsonNode trained = Invocation.of("train", recipe, "--runs", folder, "--name", "p", "--json").json();
    assertTrue(trained.path("dependencies").isNull() && trained.path("pruned").isNull(), "not unasked");
    JsonNode json = Invocation.of("prune", "p", "--runs", folder, "--json").json();
    JsonNode pruned = json.path("pruned");
    assertEquals("accuracy", pruned.path("metric").asString());
    assertTrue(pruned.path("left").asInt() < pruned.path("weights").asInt());
    int tests = 8;
    long before = Math.round(tests * (1 - pruned.path("before").path("accuracy").asDouble()));
    long after = Math.round(tests * (1 - pruned.path("after").path("accuracy").asDouble()));
    assertTrue(after <= 1.1 * before, before + " wrong answers before, " + after + " after");
    JsonNode ablation = Invocation.of("measure", folder.resolve("p-pruned"), "--json").json();
    assertEquals(json.path("edges"), ablation.path("edges"));
  }

  private static String first(Path run) {
    return Float.toString(SafetensorsFile.open(run.resolve("model.safetensors")).floats("fc1.weight")[0]);
  }
}
