package dev.unmesh.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.interpret.ModuleMask;
import dev.unmesh.interpret.dependence.Dependence;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.task.DataFolder;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many modules right answers depend on: of runs on text at their end, of any run with answers on request, of a model's folder. */
class DependenceRunTest {
  private static final DataFolder NONE = new DataFolder(Path.of("does-not-exist"), false);

  @TempDir Path folder;

  @Test
  void aRunOnTextTellsItAtItsEnd() throws IOException {
    RunFolder run = train(SmallRecipes.recipe(SmallRecipes.text(folder)));
    Dependence found = DependenceRun.read(run).orElseThrow();
    assertEquals("own", found.partition());
    assertEquals(2, found.modules());
    assertEquals(2, found.draws(), "measures.draws");
    assertEquals(List.of("layer 1", "layer 2"), found.layers().stream().map(Dependence.Layer::name).toList());
    assertEquals(List.of("W_in1", "W_out1"), found.layers().get(0).connections());
    assertTrue(found.right() > 100 && found.right() < found.asked(), found.toString());
    for (Dependence.Layer layer : found.layers()) {
      for (Dependence.Rule rule : layer.rules()) {
        assertEquals(1, Arrays.stream(rule.shares().all()).sum(), 1e-9);
        assertEquals(1, Arrays.stream(rule.control().all()).sum(), 1e-9);
        assertTrue(rule.error().mean() >= 0);
      }
    }
    Dependence again = DependenceRun.of(run, NONE, DependenceOptions.own(4096, 2, 0), RunListener.SILENT);
    assertArrayEquals(
        found.layers().get(1).rule(ModuleMask.OFF).shares().all(), again.layers().get(1).rule(ModuleMask.OFF).shares().all(), "read back");
  }

  @Test
  void withoutAblationsItIsNotAskedAtTheEnd() throws IOException {
    RunFolder run = train(SmallRecipes.recipe(SmallRecipes.text(folder), "measures.ablate=false", "training.epochs=1"));
    assertTrue(DependenceRun.read(run).isEmpty());
  }

  @Test
  void aRunWithOneAnswerAnExampleTellsItOnRequest() {
    RunFolder run = train(SmallRecipes.recipe(SmallRecipes.TRANSFORMER, "training.steps=200"));
    assertFalse(Files.exists(run.dependence()));
    Dependence found = DependenceRun.of(run, NONE, DependenceOptions.own(0, 3, 0), RunListener.SILENT);
    assertEquals(List.of("W_Q1", "W_K1", "W_V1", "W_O1", "W_in1", "W_out1"), found.layers().get(0).connections());
    assertEquals(found.sequences(), found.asked());
    assertEquals(found.right(), DependenceRun.read(run).orElseThrow().right());
  }

  @Test
  void modulesMadeForARunWithoutAny() throws IOException {
    RunFolder run = train(SmallRecipes.recipe(SmallRecipes.text(folder), "modules=null", "pressures=[]"));
    assertTrue(DependenceRun.read(run).isEmpty());
    assertRefused(run, "look for some with --clusters 4", DependenceOptions.own(0, 0, 0));
    Dependence found = DependenceRun.of(run, NONE, options(2, false, List.of(), List.of(2)), RunListener.SILENT);
    assertEquals("found", found.partition());
    assertEquals(List.of("layer 2"), found.layers().stream().map(Dependence.Layer::name).toList());
    assertEquals(List.of("W_in2"), found.layers().get(0).connections(), "every layer's W_in, where nothing is said");
    Dependence blocks = DependenceRun.of(run, NONE, options(2, true, List.of("W_*1"), List.of()), RunListener.SILENT);
    assertEquals("contiguous", blocks.partition());
    assertEquals(6, blocks.layers().get(0).connections().size());
    assertRefused(run, "group 'Q1' has 2 heads of 8 neurons, which 4 modules cannot share out", options(4, true, List.of("W_*1"), List.of()));
    assertRefused(run, "no layer 3 to switch modules in; there are the layers [1, 2]", options(2, false, List.of(), List.of(1, 3)));
    assertRefused(run, "--connections: no connection fits 'L*.W_in'", options(2, false, List.of("L*.W_in"), List.of()));
    assertRefused(run, "no connection among [embedding] belongs to a layer", options(2, false, List.of("embedding"), List.of()));
  }

  @Test
  void whatHasNoModulesInTheRunIsRefused() throws IOException {
    RunFolder run = train(SmallRecipes.recipe(SmallRecipes.text(folder), "training.epochs=1", "measures.ablate=false"));
    DependenceOptions attention =
        new DependenceOptions(OptionalInt.empty(), false, List.of("W_Q1"), List.of(), Optional.empty(), 0, 0, 10, 0);
    assertRefused(run, "connection 'W_Q1' has a side that is whole", attention);
    RunFolder numbers = train(SmallRecipes.recipe(SmallRecipes.INDEPENDENCE, "training.steps=2"));
    assertRefused(numbers, "none is right or wrong", options(2, false, List.of(), List.of()));
    DependenceOptions text = new DependenceOptions(OptionalInt.of(2), false, List.of(), List.of(), Optional.of("words.txt"), 0, 0, 10, 0);
    assertRefused(numbers, "did not learn text", text);
  }

  @Test
  void aModelsFolderIsAskedAboutAText() throws IOException {
    String tokeniser = tokeniser();
    Recipe recipe =
        SmallRecipes.recipe(
            SmallRecipes.text(folder), "task.tokeniser=" + tokeniser, "network={kind: gpt2, width: 16, layers: 2, heads: 2, mlp: 16}", "modules=null",
            "pressures=[]", "training.epochs=6");
    RunFolder run = train(recipe);
    Path words = folder.resolve("words.txt");
    DependenceOptions asked =
        new DependenceOptions(OptionalInt.of(2), false, List.of(), List.of(1), Optional.of(words.toString()), 0, 1, 50, 0);
    Dependence found = DependenceRun.ofModel(run.path(), NONE, asked, RunListener.SILENT);
    assertEquals(List.of("L1.W_in"), found.layers().get(0).connections());
    assertEquals(words.toString(), found.text());
    Dependence ofRun = DependenceRun.of(run, NONE, asked, RunListener.SILENT);
    assertEquals(ofRun.right(), found.right(), "windows are as long, the model being read as long as the run's texts");
    assertFalse(Files.exists(run.dependence()), "another text's is not the run's");

    DependenceOptions nothing = DependenceOptions.own(0, 0, 0);
    String message = assertThrows(RunException.class, () -> DependenceRun.ofModel(run.path(), NONE, nothing, RunListener.SILENT)).getMessage();
    assertTrue(message.contains("say --clusters 4 and --text FILE"), message);
  }

  private static String tokeniser() {
    try {
      return Path.of(DependenceRunTest.class.getResource("/tokeniser/tiny-gpt2/vocab.json").toURI()).getParent().toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DependenceOptions options(int clusters, boolean contiguous, List<String> connections, List<Integer> layers) {
    return new DependenceOptions(OptionalInt.of(clusters), contiguous, connections, layers, Optional.empty(), 0, 1, 20, 0);
  }

  private static void assertRefused(RunFolder run, String expected, DependenceOptions options) {
    String message = assertThrows(RunException.class, () -> DependenceRun.of(run, NONE, options, RunListener.SILENT)).getMessage();
    assertTrue(message.contains(expected), message);
  }

  private RunFolder train(Recipe recipe) {
    Path path = folder.resolve("run-" + recipe.name());
    assertTrue(TrainRun.start(recipe, path, NONE, RunListener.SILENT, () -> false).is(RunRecord.Status.FINISHED));
    return RunFolder.open(path);
  }
}
