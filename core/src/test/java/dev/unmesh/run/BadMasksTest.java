package dev.unmesh.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.run.recipe.RecipeException;
import dev.unmesh.task.DataFolder;
import dev.unmesh.train.DivergedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Masks and pressures that leave nothing to train are told of before, or as soon as they are known. */
class BadMasksTest {
  @TempDir Path folder;

  private <E extends RuntimeException> String told(Class<E> kind, String yaml, String... overrides) {
    Path run = folder.resolve("run");
    return assertThrows(
            kind,
            () -> TrainRun.start(SmallRecipes.recipe(yaml, overrides), run, new DataFolder(folder, false), RunListener.SILENT, () -> false))
        .getMessage();
  }

  @Test
  void soFewWeightsThatOutputsHaveNone() throws Exception {
    // fc3 has 3 x 12 weights: a share of .05 keeps 2 of them for 3 outputs
    String table = SmallRecipes.table(folder, "{count: 3, connections: [fc2]}");
    String told = told(RecipeException.class, table + "sparsity: {keep: 0.05}\n");
    assertTrue(told.contains("leaves 2 of the 36 weights of 'fc3'") && told.contains("keep 0.0834 or more"), told);
    assertFalse(Files.exists(folder.resolve("run")), "before there is a run directory");
    TrainRun.start(
        SmallRecipes.recipe(table + "sparsity: {keep: 0.05, connections: [fc1, fc2]}\n"), folder.resolve("run"), new DataFolder(folder, false),
        RunListener.SILENT, () -> false);
  }

  @Test
  void weightsThatGrowBeyondAllBounds() {
    String told =
        told(
            DivergedException.class,
            "name: d\ntask: {kind: independence}\nnetwork: {kind: mlp, hidden: [8, 8]}\n"
                + "training: {steps: 200, batch: 0, optimiser: {kind: sgd, rate: 1.0e+30}}\npressures: [{kind: spectral}]\n");
    assertTrue(told.contains("at step ") && told.contains("optimiser.rate"), told);
    assertTrue(told.contains("not finite") || told.contains("not a finite number"), told);
  }
}
