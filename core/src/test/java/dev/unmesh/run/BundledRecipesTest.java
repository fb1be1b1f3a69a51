package dev.unmesh.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.SharedData;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.Recipes;
import dev.unmesh.run.recipe.Variant;
import dev.unmesh.task.DataFolder;
import dev.unmesh.wiring.Wiring;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipes of brain-inspired modular training, a few steps of each, swaps among them, to the measured model. */
class BundledRecipesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"feature-sharing", "compositionality", "two-moons", "modular-addition-59", "permutations-s4"})
  void aFewSteps(String name) {
    train(name, new DataFolder(Path.of("does-not-exist"), false));
  }

  @ParameterizedTest
  @ValueSource(strings = "mnist-2d")
  void aFewStepsOnPictures(String name) {
    train(name, new DataFolder(SharedData.require("mnist").getParent(), false));
  }

  private void train(String name, DataFolder data) {
    Recipe recipe =
        Recipes.open(name, List.of("training.steps=20", "training.evaluateEvery=10", "swap.every=10", "measures.shuffles=1"));
    Path path = folder.resolve(name);
    RunRecord record = TrainRun.start(Variant.BIMT.of(recipe), path, data, RunListener.SILENT, () -> false);
    assertTrue(record.is(RunRecord.Status.FINISHED));
    assertEquals(20, record.tree().path("steps").asInt());
    assertTrue(Double.isFinite(record.tree().path("test").path("loss").asDouble(Double.NaN)));
    boolean classes = !List.of("feature-sharing", "compositionality").contains(name);
    assertEquals(classes, record.tree().path("test").has("accuracy"));
    assertEquals(name + "-bimt", record.recipe());
    // read back without engine and data
    LoadedRun run = LoadedRun.open(RunFolder.open(path));
    Wiring wiring = run.wiring();
    run.wiring().connections().forEach(connection -> assertTrue(run.weights().names().contains(connection.view().parameter())));
    assertEquals(record.shape().vocabulary() > 0, wiring.connections().get(0).name().equals("embedding"));
  }
}
