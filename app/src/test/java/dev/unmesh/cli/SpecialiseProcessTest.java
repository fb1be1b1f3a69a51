package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What whoever reads {@code train --json} relies on, from the command in a process of its own. */
class SpecialiseProcessTest {
  @TempDir Path folder;

  private JsonNode command(String name, String... line) throws Exception {
    Processes processes = new Processes(folder);
    processes.finish(processes.start(name, line), 0);
    return Invocation.object(Files.readString(folder.resolve(name + ".out")));
  }

  private Path recipe() throws IOException {
    return Files.writeString(
        folder.resolve("served.yaml"),
        "task: {kind: csv, file: '" + SmallRuns.table(folder) + "', separator: ';', targets: [sign], learn: classification}\n"
            + "network: {kind: mlp, hidden: [8, 8], activation: relu}\ntraining: {epochs: 2, batch: 20}\n"
            + "modules: {count: 2, connections: [fc2]}\nspecialise: [{kind: assignment, modules: [[negative], [positive]]}]\n"
            + "measures: {shuffles: 0, draws: 3, ablate: false, prune: false}\n");
  }

  @Test
  void trainingPrintsWhatItsReadersExpect() throws Exception {
    JsonNode found = command("train", "train", recipe().toString(), "--runs", folder.toString(), "--name", "run", "--json").path("specialisation");
    assertEquals(List.of("causalGap", "randomSplitGap", "layers"), List.copyOf(found.propertyNames()));
    assertTrue(found.path("causalGap").isNumber() && found.path("randomSplitGap").isNumber(), found::toString);
    assertEquals(2, found.path("layers").size());
    for (JsonNode layer : found.path("layers")) {
      assertEquals(List.of("name", "mutualInformation", "randomSplit", "owners"), List.copyOf(layer.propertyNames()));
      assertTrue(layer.path("mutualInformation").isNumber() && layer.path("randomSplit").isNumber() && layer.path("owners").isNumber());
    }
    JsonNode again = command("specialise", "specialise", folder.resolve("run").toString(), "--draws", "3", "--json").path("specialisation");
    assertEquals(found, again, "the same modules, the same splits");
  }

  @Test
  void controlsAreTrainedOnceAndStandBeside() throws Exception {
    String[] line = {"train", recipe().toString(), "--runs", folder.toString(), "--name", "run", "--controls", "--if-needed", "--json"};
    JsonNode found = command("first", line).path("specialisation");
    assertEquals(
        List.of("causalGap", "randomSplitGap", "plainSplitGap", "withoutSplitGap", "withoutGap", "layers", "plainRun", "withoutRun"),
        List.copyOf(found.propertyNames()));
    assertEquals(
        List.of("name", "mutualInformation", "randomSplit", "owners", "plainSplit", "withoutSplit", "withoutMutualInformation", "withoutOwners"),
        List.copyOf(found.path("layers").get(0).propertyNames()));
    String told = Files.readString(folder.resolve("first.err"));
    assertTrue(told.contains("control 1 of 2, a plain net") && told.contains("control 2 of 2, the same net without the pressure"), told);
    Path plain = folder.resolve(found.path("plainRun").asString());
    Path without = folder.resolve(found.path("withoutRun").asString());
    assertTrue(Files.readString(without.resolve("recipe.yaml")).contains("specialise: []"));
    assertTrue(Files.readString(plain.resolve("recipe.yaml")).contains("modules: null"));
    assertTrue(Files.exists(plain.resolve("report.html")));
    byte[] before = Files.readAllBytes(plain.resolve("run.json"));
    assertEquals(found, command("second", line).path("specialisation"));
    assertArrayEquals(before, Files.readAllBytes(plain.resolve("run.json")), "reused");
  }
}
