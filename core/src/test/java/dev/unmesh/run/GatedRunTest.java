package dev.unmesh.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.interpret.specialise.Specialisation;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.RecipeException;
import dev.unmesh.task.DataFolder;
import dev.unmesh.wiring.CrossModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whole runs whose modules are apart in the end. */
class GatedRunTest {
  private static final String GATE = "gate: {until: 0.7, rescale: true}\n";

  @TempDir static Path shared;
  @TempDir Path folder;

  static Stream<Arguments> recipes() throws IOException {
    String fused =
        SmallRecipes.text(shared)
            .replaceFirst("network: \\{[^}]*\\}", "network: {kind: gpt2, width: 16, layers: 2, heads: 2, mlp: 16, tied: true}")
            .replaceFirst("connections: \\[[^]]*\\]", "connections: ['L*']");
    String pictures = SmallRecipes.pictures(shared, "{count: 4, by: grid, connections: [fc1, fc2]}").replace("dropout:", "map: units\n  dropout:");
    return Stream.of(
        Arguments.of("transformer", SmallRecipes.TRANSFORMER + GATE),
        Arguments.of("queries, keys and values in one parameter", fused + GATE),
        Arguments.of("units of a map", pictures + GATE),
        Arguments.of("a table", SmallRecipes.table(shared, "{count: 3, connections: [fc2]}") + GATE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recipes")
  void nothingIsLeftBetweenModules(String what, String yaml) {
    RunRecord record = train(SmallRecipes.recipe(yaml));
    LoadedRun run = LoadedRun.open(RunFolder.open(folder.resolve("run")));
    CrossModule cross = CrossModule.of(run.wiring(), run.partition().orElseThrow(), name -> run.weights().get(name).size());
    assertTrue(cross.count() > 0);
    assertEquals(0, cross.live(run.weights()));
    assertEquals("libtorch", record.engine());
    List<String> divided = run.divided();
    for (JsonNode connection : record.tree().path("connections")) {
      if (divided.contains(connection.path("name").asString())) {
        assertEquals(1.0, connection.path("clusterability").asDouble(), connection::toString);
      }
    }
    JsonNode projection = record.summary().path("projection");
    for (String name : divided) {
      assertTrue(projection.path("before").path("clusterability").path(name).asDouble() < 1, name);
      assertEquals(1.0, projection.path("after").path("clusterability").path(name).asDouble(), name);
      assertEquals(1.0, projection.path("polished").path("clusterability").path(name).asDouble(), name);
    }
    assertEquals(record.tree().path("test").path("loss"), projection.path("polished").path("loss"));
    assertEquals(record.tree().path("test").has("accuracy"), projection.path("before").has("accuracy"));
  }

  @Test
  void unitsOfAMapAreNoLayerToBeSilencedOrFound() throws IOException {
    String pictures = SmallRecipes.pictures(shared, "{count: 4, by: grid, connections: [fc1, fc2]}");
    train(SmallRecipes.recipe(pictures.replace("dropout:", "map: units\n  dropout:") + GATE));
    RunFolder run = RunFolder.open(folder.resolve("run"));
    Specialisation own = SpecialiseRun.own(run, data(), 2, 0, RunListener.SILENT);
    assertEquals(List.of("fc1", "fc2"), own.layers().stream().map(Specialisation.Layer::name).toList());
    Specialisation found = SpecialiseRun.discovered(run, data(), 2, Set.of(), 2, 0, RunListener.SILENT);
    assertEquals(List.of("fc1", "fc2"), found.layers().stream().map(Specialisation.Layer::name).toList());
  }

  @Test
  void aGateNeedsLibTorchAndModules() throws IOException {
    Recipe table = SmallRecipes.recipe(SmallRecipes.table(shared, "{count: 3, connections: [fc2]}") + GATE);
    assertEquals("the recipe has a section 'gate'", train(table).engineReason());
    assertTold("gate: the array engine has none; set training.engine to libtorch or auto", table("training.engine=array"));
    String open = SmallRecipes.table(shared, "null").replaceFirst("(?m)^  - \\{kind: clusterability.*\n", "");
    assertTold("gate: needs a 'modules' section", SmallRecipes.recipe(open + GATE));
  }

  private Recipe table(String... changes) throws IOException {
    return SmallRecipes.recipe(SmallRecipes.table(shared, "{count: 3, connections: [fc2]}") + GATE, changes);
  }

  private void assertTold(String part, Recipe recipe) {
    Path none = folder.resolve("none");
    String message =
        assertThrows(RecipeException.class, () -> TrainRun.start(recipe, none, data(), RunListener.SILENT, () -> false)).getMessage();
    assertTrue(message.contains(part), message);
  }

  private RunRecord train(Recipe recipe) {
    return TrainRun.start(recipe, folder.resolve("run"), data(), RunListener.SILENT, () -> false);
  }

  private DataFolder data() {
    return new DataFolder(folder, false);
  }
}
