package dev.unmesh.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.network.language.LanguageModelFolder;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.RecipeException;
import dev.unmesh.task.DataFolder;
import dev.unmesh.wiring.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** GPT-2 and GPT-NeoX from recipe to a folder other tools load, and on from such a folder. */
class LanguageRunTest {
  private static final String GPT2 = "{kind: gpt2, width: 16, layers: 2, heads: 2, mlp: 24, positions: 32}";
  private static final String NEOX = "{kind: gpt-neox, width: 16, layers: 2, heads: 2, mlp: 24, positions: 32, rotaryShare: 0.5}";
  private static final String CONNECTIONS = "modules.connections=[L*.W_*]";

  @TempDir Path folder;

  private String yaml;

  @BeforeEach
  void write() throws IOException {
    yaml = SmallRecipes.text(folder).replace("training: {", "training: {threads: 1, ");
  }

  @ParameterizedTest
  @ValueSource(strings = {GPT2, NEOX})
  void aRunIsAModelFolderThatAnotherGoesOnFrom(String network) throws IOException {
    RunFolder first = train("first", "network=" + network, CONNECTIONS, "training.epochs=4");
    LanguageModelFolder model = LanguageModelFolder.open(first.path());
    assertEquals(256, model.config().vocabulary());
    assertEquals(32, model.config().positions());
    assertEquals(Optional.of("pt"), Optional.ofNullable(SafetensorsFile.open(first.model()).metadata().get("format")));
    same(SafetensorsFile.open(first.model()).weights(), LoadedRun.open(first).weights());

    // moved, so that no later step finds it by the first run's name
    Path source = Files.move(first.path(), folder.resolve("source"));
    String pretrained = "network={kind: pretrained, folder: '" + source + "'}";
    RunFolder second = train("second", pretrained, CONNECTIONS, "training.epochs=2");
    double before = loss(RunRecord.read(new RunFolder(source)).tree().path("test"));
    double start = loss(MetricsLog.read(second.metrics()).get(0));
    double end = loss(RunRecord.read(second).tree().path("test"));
    System.out.printf("test loss %.4f; begun again at %.4f, then %.4f%n", before, start, end);
    assertEquals(before, start, 1e-5, "it begins where the other ended");
    assertTrue(end < start);
    JsonNode files = RunRecord.read(second).tree().path("provenance").path("model");
    assertEquals(List.of("config.json", "model.safetensors"), files.valueStream().map(file -> file.path("file").asString()).toList());

    resumed(pretrained, folder.resolve("stopped"));
    same(LoadedRun.open(second).weights(), LoadedRun.open(RunFolder.open(folder.resolve("stopped"))).weights());

    // the run stands by itself
    Files.move(source, folder.resolve("gone"));
    assertEquals(model.config(), LanguageModelFolder.open(second.path()).config());
    assertEquals(model.wiring().connections(), LoadedRun.open(second).wiring().connections());
  }

  private void resumed(String pretrained, Path path) {
    Recipe recipe = SmallRecipes.recipe(yaml, pretrained, CONNECTIONS, "training.epochs=2");
    int[] left = {13};
    TrainRun.start(recipe, path, data(), RunListener.SILENT, () -> left[0]-- == 0);
    assertTrue(TrainRun.resume(RunFolder.open(path), data(), RunListener.SILENT, () -> false).is(RunRecord.Status.FINISHED));
  }

  @Test
  void whatDoesNotFitIsToldBeforeThereIsARun() {
    RunFolder first = train("first", "network=" + GPT2, "modules=null", "pressures=[]", "training.epochs=1");
    refused("network={kind: pretrained, folder: '" + folder.resolve("absent") + "'}", "absent: no such folder");
    refused("network={kind: pretrained}", "network.folder: is missing and has no default");
    refused("network={kind: pretrained, folder: '" + first.path() + "'}", "task.length=40", "texts are 40 tokens long, but the model reads at most 32");
    refused("network={kind: gpt2, heads: 3}", "3 heads do not divide a width of 128");
    refused("network={kind: gpt2, widht: 3}", "did you mean 'width'?");
  }

  private void refused(String network, String... overridesThenExpected) {
    String expected = overridesThenExpected[overridesThenExpected.length - 1];
    String other = overridesThenExpected.length > 1 ? overridesThenExpected[0] : "name=refused";
    Path path = folder.resolve("refused");
    String message =
        assertThrows(
                RuntimeException.class,
                () -> {
                  Recipe recipe = SmallRecipes.recipe(yaml, network, "modules=null", "pressures=[]", other);
                  TrainRun.start(recipe, path, data(), RunListener.SILENT, () -> false);
                })
            .getMessage();
    assertTrue(message.contains(expected), message);
    assertFalse(Files.exists(path));
  }

  private RunFolder train(String name, String... overrides) {
    Path path = folder.resolve(name);
    assertTrue(TrainRun.start(SmallRecipes.recipe(yaml, overrides), path, data(), RunListener.SILENT, () -> false).is(RunRecord.Status.FINISHED));
    return RunFolder.open(path);
  }

  private static double loss(JsonNode figures) {
    return figures.has("loss") ? figures.path("loss").asDouble() : figures.path("test.loss").asDouble();
  }

  private static void same(Weights expected, Weights actual) {
    assertEquals(expected.names(), actual.names());
    expected.names().forEach(name -> assertArrayEquals(expected.get(name).values(), actual.get(name).values(), 0f, name));
  }

  private DataFolder data() {
    return new DataFolder(folder, false);
  }
}
