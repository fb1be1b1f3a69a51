package dev.unmesh.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.SharedData;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.RecipeException;
import dev.unmesh.run.recipe.Recipes;
import dev.unmesh.task.DataFolder;
import dev.unmesh.train.TrainingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Language models from recipe to measured model. */
class TextRunTest {
  @TempDir Path folder;

  private String yaml;

  @BeforeEach
  void write() throws IOException {
    yaml = SmallRecipes.text(folder);
  }

  @Test
  void aLanguageModelLearnsAndIsMeasured() {
    RunFolder run = train(SmallRecipes.recipe(yaml, "training.epochs=12"));
    JsonNode record = RunRecord.read(run).tree();
    double first = MetricsLog.read(run.metrics()).get(0).path("test.loss").asDouble();
    double last = record.path("test").path("loss").asDouble();
    System.out.printf("test loss %.3f, then %.3f; train %.3f%n", first, last, record.path("train").path("loss").asDouble());
    assertTrue(first > 5 && last < 1.5, "chance is 5.5 nats, words of a handful of letters are not");
    assertTrue(record.path("test").path("accuracy").asDouble() > .6);
    assertFalse(record.path("test").has("classAccuracy"));
    assertEquals(4, record.path("connections").size());
    assertEquals(256, record.path("task").path("vocabulary").asInt());
    assertEquals(0, record.path("task").path("outputLabels").size());
    assertTrue(Files.exists(run.model()));
    assertFalse(Files.exists(run.ablation()), "there are no classes to ablate modules for");
    LoadedRun.open(run);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny-lm", "tiny-lm-plain"})
  void aFewStepsOfTheBundledRecipes(String name) {
    DataFolder data = new DataFolder(SharedData.require("tinyshakespeare").getParent(), false);
    Recipe recipe =
        Recipes.open(
            name, List.of("training.steps=2", "network.width=16", "task.length=32", "task.testTokens=640", "task.otherTokens=640", "measures.shuffles=1"));
    Path path = folder.resolve(name);
    assertTrue(TrainRun.start(recipe, path, data, RunListener.SILENT, () -> false).is(RunRecord.Status.FINISHED));
    JsonNode record = RunRecord.read(RunFolder.open(path)).tree();
    assertEquals(8, record.path("connections").size(), "W_in and W_out of four layers");
    assertEquals(640, record.path("test").path("tokens").asInt());
    for (String other : List.of("moby-dick", "wikipedia", "chemistry")) {
      assertEquals(640, record.path("others").path(other).path("tokens").asInt());
    }
    assertEquals(256, RunTokeniser.read(RunFolder.open(path)).orElseThrow().vocabularySize());
  }

  @Test
  void publishedTextThatIsNotThereIsLeftOutWithAWord() {
    List<String> notes = new ArrayList<>();
    RunListener listener = new Notes(notes);
    Path path = folder.resolve("run");
    Recipe recipe = SmallRecipes.recipe(yaml, "training.epochs=1", "task.others={digits: digits.txt, novels: gutenberg}");
    assertTrue(TrainRun.start(recipe, path, data(), listener, () -> false).is(RunRecord.Status.FINISHED));
    assertEquals(1, notes.size(), notes.toString());
    assertTrue(notes.get(0).startsWith("task.others.novels is left out: no text 'gutenberg'"), notes.get(0));
    assertEquals(1, RunRecord.read(RunFolder.open(path)).tree().path("others").size());
  }

  private record Notes(List<String> notes) implements RunListener {
    @Override
    public void training(TrainingEvent event, long totalSteps) {}

    @Override
    public void stage(String what, double share) {}

    @Override
    public void progress(String file, long bytes, long total) {}

    @Override
    public void note(String message) {
      notes.add(message);
    }
  }

  @Test
  void whatGoesByOneAnswerAnExampleSaysWhyNot() {
    RunFolder run = train(SmallRecipes.recipe(yaml, "training.epochs=1"));
    refusedLater(() -> AblateRun.of(run, data(), OptionalInt.empty(), 2, 0, RunListener.SILENT), "switching modules on and off");
    refusedLater(() -> SpecialiseRun.own(run, data(), 2, 0, RunListener.SILENT), "specialisation");
    refusedLater(() -> SpecialiseRun.discovered(run, data(), 2, Set.of(), 2, 0, RunListener.SILENT), "specialisation");
    refusedLater(() -> ExaminedRun.open(run, data(), RunListener.SILENT), "asking what a changed network answers");
  }

  @Test
  void whatDoesNotFitIsToldBeforeThereIsARun() {
    refused("network.readout=last", "it answers at one position of an example, but task 'text' has a target at each of 24", "network.readout to all");
    refused("network.causal=false", "network.causal: in task 'text' every position is asked for the token after it");
    refused("network={kind: mlp, embedding: 4}", "take a network of kind gpt2, or transformer with readout: all");
    refused("training.engine=array", "use libtorch or auto");
    assertTrue(
        assertThrows(RecipeException.class, () -> SmallRecipes.recipe(yaml, "task.lenght=3")).getMessage().contains("did you mean 'length'?"));
    assertTrue(assertThrows(RecipeException.class, () -> SmallRecipes.recipe(yaml, "task.length=1")).getMessage().contains("length must be from 2"));
  }

  @Test
  void aTextThatChangedSinceIsNoticed() throws IOException {
    Recipe recipe = SmallRecipes.recipe(yaml);
    Path path = folder.resolve("run");
    int[] left = {5};
    TrainRun.start(recipe, path, data(), RunListener.SILENT, () -> left[0]-- == 0);
    Files.writeString(folder.resolve("digits.txt"), "other digits");
    String message =
        assertThrows(RunException.class, () -> TrainRun.resume(RunFolder.open(path), data(), RunListener.SILENT, () -> false)).getMessage();
    assertTrue(message.contains("the data file digits.txt is not the one it began with"), message);
  }

  @Test
  void theRecipeComesBackFromItsYaml() {
    Recipe recipe = SmallRecipes.recipe(yaml);
    assertEquals(Recipes.tree(recipe), Recipes.tree(Recipes.parse("again", Recipes.yaml(recipe), List.of())));
  }

  private void refused(String override, String... expected) {
    Recipe recipe = SmallRecipes.recipe(yaml, override, "modules=null", "pressures=[]");
    Path path = folder.resolve("refused");
    String message =
        assertThrows(RecipeException.class, () -> TrainRun.start(recipe, path, data(), RunListener.SILENT, () -> false), override).getMessage();
    for (String part : expected) {
      assertTrue(message.contains(part), message);
    }
    assertFalse(Files.exists(path));
  }

  private static void refusedLater(org.junit.jupiter.api.function.Executable asked, String act) {
    String message = assertThrows(RunException.class, asked).getMessage();
    assertTrue(message.contains(act + " goes by one answer an example"), message);
  }

  private RunFolder train(Recipe recipe) {
    Path path = folder.resolve("run");
    assertTrue(TrainRun.start(recipe, path, data(), RunListener.SILENT, () -> false).is(RunRecord.Status.FINISHED));
    return RunFolder.open(path);
  }

  private DataFolder data() {
    return new DataFolder(folder, false);
  }
}
