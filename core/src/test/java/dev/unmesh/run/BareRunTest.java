package dev.unmesh.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.Task;
import dev.unmesh.task.Tasks;
import dev.unmesh.train.CheckpointFolder;
import dev.unmesh.train.LearnerState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Runs without a directory: the weights of one that has, however many go on at once. */
class BareRunTest {
  private static final String BIMT =
      """
      name: small
      task: {kind: independence, trainExamples: 40, testExamples: 20}
      network: {kind: mlp, hidden: [10, 10], freeBoundary: true}
      training: {steps: 400, batch: 0, optimiser: {rate: 5.0e-3}}
      pressures: [{kind: connection-cost, strength: 1.0e-3}]
      swap: {every: 40}
      measures: {shuffles: 2}
      """;

  @TempDir Path folder;

  private DataFolder data() {
    return new DataFolder(folder, false);
  }

  private Task task(Recipe recipe) {
    return Tasks.open(recipe.task(), recipe.seed(), data(), RunListener.SILENT);
  }

  private RunRecord bare(Recipe recipe, String name) {
    return BareRun.of(recipe, task(recipe), new CheckpointFolder(folder.resolve(name)), RunListener.SILENT, () -> false);
  }

  private LearnerState state(String name) {
    return new CheckpointFolder(folder.resolve(name)).newest().orElseThrow().state();
  }

  @Test
  void itsFiguresAreThoseOfARunWithADirectory() {
    Recipe recipe = SmallRecipes.recipe(BIMT);
    RunRecord run = TrainRun.start(recipe, folder.resolve("run"), data(), RunListener.SILENT, () -> false);
    RunRecord bare = bare(recipe, "bare");
    assertSame(new CheckpointFolder(folder.resolve("run/checkpoints")).newest().orElseThrow().state(), state("bare"));
    ObjectNode unexamined = untimed(run);
    unexamined.remove(List.of("dependencies", "pruned")); // a cell is not pruned
    assertEquals(unexamined, untimed(bare));
    assertFalse(bare.tree().has("run"));
    assertTrue(bare.tree().path("newman").path("q").asDouble() > 0);
  }

  @Test
  void stoppedItGoesOnToTheSameWeights() {
    Recipe recipe = SmallRecipes.recipe(BIMT);
    bare(recipe, "straight");
    int[] steps = {0};
    CheckpointFolder checkpoints = new CheckpointFolder(folder.resolve("stopped"));
    RunRecord stopped = BareRun.of(recipe, task(recipe), checkpoints, RunListener.SILENT, () -> steps[0]++ == 130);
    assertTrue(stopped.is(RunRecord.Status.STOPPED));
    assertEquals(130, checkpoints.newest().orElseThrow().steps());
    assertTrue(bare(recipe, "stopped").is(RunRecord.Status.FINISHED));
    assertSame(state("straight"), state("stopped"));
  }

  @Test
  void severalAtOnceDoNotDisturbOneAnother() throws Exception {
    List<Recipe> recipes = new ArrayList<>();
    for (String variation : List.of("seed=1", "swap=null", "network.hidden=[30]", "training.batch=8", "pressures=[]")) {
      for (String engine : List.of("array", "libtorch")) {
        recipes.add(SmallRecipes.recipe(BIMT, variation, "training.engine=" + engine));
      }
    }
    recipes.add(SmallRecipes.recipe(SmallRecipes.pictures(folder, "null"), "pressures=[]", "training.threads=1"));
    for (int i = 0; i < recipes.size(); i++) {
      bare(recipes.get(i), "alone-" + i);
    }
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 3; round++) {
        String prefix = "round-" + round + "-";
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < recipes.size(); i++) {
          int at = i;
          running.add(pool.submit(() -> bare(recipes.get(at), prefix + at)));
        }
        for (Future<?> future : running) {
          future.get();
        }
        for (int i = 0; i < recipes.size(); i++) {
          assertSame(state("alone-" + i), state(prefix + i));
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static ObjectNode untimed(RunRecord record) {
    ObjectNode summary = record.summary();
    summary.remove(List.of("run", "seconds"));
    return summary;
  }

  private static void assertSame(LearnerState expected, LearnerState actual) {
    assertEquals(expected.floats().keySet(), actual.floats().keySet());
    expected.floats().forEach((name, values) -> assertArrayEquals(values, actual.floats().get(name), name));
    expected.integers().forEach((name, values) -> assertArrayEquals(values, actual.integers().get(name), name));
  }
}
