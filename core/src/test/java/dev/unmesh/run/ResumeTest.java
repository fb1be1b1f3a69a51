package dev.unmesh.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.Recipes;
import dev.unmesh.task.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that was stopped and goes on ends byte for byte as one that never stopped. */
class ResumeTest {
  private static final BooleanSupplier NEVER = () -> false;
  private static final String STEERED = "strength: 2, startStep: 9, target: 0.9, control: {every: 3, by: worst}}";

  @TempDir static Path shared;
  @TempDir Path folder;

  static Stream<Arguments> recipes() throws IOException {
    String contiguous = "{count: 3, by: contiguous, connections: [fc2]}";
    String found = "{count: 2, by: spectral-weights, connections: [fc2], after: 0.3}";
    return Stream.of(
        // 72 steps, the gate shut after 36 of them
        Arguments.of(
            "a gate on blocks", SmallRecipes.table(shared, contiguous) + "gate: {from: 0.2, until: 0.5, rescale: true}\n", List.of(5, 20, 10, 1, 1)),
        Arguments.of("a gate on what is found", SmallRecipes.table(shared, found) + "gate: {from: 0.4, until: 0.4}\n", List.of(25, 3, 1, 1)),
        Arguments.of("a gate on a transformer", SmallRecipes.TRANSFORMER + "gate: {until: 0.6}\n", List.of(3, 32, 1)),
        Arguments.of(
            "a gate, swaps",
            SmallRecipes.INDEPENDENCE + "modules: {count: 2, connections: [fc2]}\ngate: {from: 0.1, until: 0.6}\n",
            List.of(10, 100, 69, 1, 20)),
        Arguments.of(
            "a gate on the units of a map",
            SmallRecipes.pictures(shared, "{count: 2, by: grid, connections: [fc1, fc2]}").replace("dropout:", "map: units\n  dropout:")
                + "gate: {}\n",
            List.of(2, 9, 16, 1)),
        Arguments.of(
            "classes to modules discovered, sparse, a gate",
            SmallRecipes.table(shared, contiguous)
                + "gate: {until: 0.5}\nsparsity: {keep: 0.3, until: 0.6}\n"
                + "specialise: [{kind: discovered-assignment, warmUp: 2}, {kind: competition, hard: true}, {kind: class-information}]\n",
            List.of(3, 10, 1, 20, 1)),
        Arguments.of(
            "classes given to modules that are found, routed",
            SmallRecipes.table(shared, found)
                + "specialise: [{kind: assignment, modules: [[up], [same, other]]}, {kind: gradient-routing, modules: [[up], [same, other]]}]\n",
            List.of(3, 25, 1)),
        Arguments.of(
            "the spectral pressure, swaps",
            SmallRecipes.INDEPENDENCE.replace("  - {kind: conn", "  - {kind: spectral, eigenvalues: 2, strength: {0: 0, 0.2: 0.1}}\n  - {kind: conn"),
            List.of(10, 100, 69, 1)),
        Arguments.of(
            "the spectral pressure on pictures",
            SmallRecipes.pictures(shared, contiguous).replace("pressures: [", "pressures: [{kind: spectral, strength: 0.1}, "), List.of(2, 9)),
        Arguments.of("independence, swaps", SmallRecipes.INDEPENDENCE, List.of(1, 7, 120)),
        Arguments.of("transformer, lanes", SmallRecipes.TRANSFORMER, List.of(4, 31)),
        Arguments.of("text, windows", SmallRecipes.text(shared), List.of(5, 20)),
        Arguments.of("transformer on vectors, swaps of heads", SmallRecipes.IN_CONTEXT, List.of(15, 30, 41)),
        Arguments.of("transformer, lambda steered from step 9 on", SmallRecipes.TRANSFORMER.replace("strength: 1}", STEERED), List.of(4, 17, 31)),
        Arguments.of(
            "table, lambda steered once modules are found",
            SmallRecipes.table(shared, "{count: 2, by: spectral-weights, connections: [fc2], after: 0.3}").replace("strength: 2}", STEERED),
            List.of(5, 23, 40)),
        Arguments.of("table, batches, blocks", SmallRecipes.table(shared, contiguous), List.of(3, 10, 31)),
        Arguments.of("pictures, batch norm, dropout", SmallRecipes.pictures(shared, contiguous), List.of(2, 9)),
        Arguments.of(
            "found by weights", SmallRecipes.table(shared, "{count: 2, by: spectral-weights, connections: [fc2], after: 0.3}"),
            List.of(5, 10, 20)),
        Arguments.of(
            "found by gradients",
            SmallRecipes.table(shared, "{count: 2, by: spectral-gradients, connections: [fc2, fc3], after: 0.3}"),
            List.of(5, 10, 20)),
        Arguments.of(
            "found by gradients, batch norm",
            SmallRecipes.pictures(shared, "{count: 2, by: spectral-gradients, connections: [fc2], after: 0.4}"),
            List.of(3, 14)),
        Arguments.of(
            "found by gradients, swaps",
            SmallRecipes.INDEPENDENCE + "modules: {count: 2, by: spectral-gradients, connections: [fc2], after: 0.35}\n",
            List.of(33, 40, 100)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recipes")
  void stoppedAndResumedIsNeverStopped(String what, String yaml, List<Integer> sessions) throws IOException {
    Recipe recipe = SmallRecipes.recipe(yaml);
    RunFolder straight = train(recipe, "straight", NEVER);
    RunFolder broken = train(recipe, "broken", after(sessions.get(0)));
    for (int session : sessions.subList(1, sessions.size())) {
      assertTrue(record(broken).is(RunRecord.Status.STOPPED));
      assertFalse(Files.exists(broken.model()), "no model before the run has finished");
      resume(broken, after(session));
    }
    resume(broken, NEVER);
    assertSame(straight, broken);
  }

  @Test
  void stoppedBeforeTheFirstStepMeasuresOnce() throws IOException {
    Recipe recipe = SmallRecipes.recipe(SmallRecipes.INDEPENDENCE, "training.steps=40");
    RunFolder straight = train(recipe, "straight", NEVER);
    RunFolder broken = train(recipe, "broken", () -> true);
    resume(broken, NEVER);
    assertSame(straight, broken);
  }

  @Test
  void killedBetweenCheckpointsGoesBackToTheLast() throws IOException {
    Recipe recipe = SmallRecipes.recipe(SmallRecipes.table(shared, "{count: 3, connections: [fc2]}"), "training.checkpointSteps=17");
    RunFolder straight = train(recipe, "straight", NEVER);
    // a listener that throws ends the run as abruptly as a kill: nothing more is written
    RunFolder broken = new RunFolder(folder.resolve("broken"));
    assertThrows(
        Killed.class, () -> TrainRun.start(recipe, broken.path(), data(), new KilledAt(41), NEVER));
    assertThrows(Killed.class, () -> TrainRun.resume(broken, data(), new KilledAt(50), NEVER));
    resume(broken, NEVER);
    assertSame(straight, broken);
  }

  @Test
  void theCheckpointBeforeATruncatedOneIsUsed() throws IOException {
    Recipe recipe = SmallRecipes.recipe(SmallRecipes.INDEPENDENCE, "training.checkpointSteps=30");
    RunFolder straight = train(recipe, "straight", NEVER);
    RunFolder broken = train(recipe, "broken", after(100));
    Path newest = broken.path().resolve("checkpoints/000000100/state.safetensors");
    byte[] whole = Files.readAllBytes(newest);
    Files.write(newest, Arrays.copyOf(whole, whole.length - 11));
    assertEquals(90, broken.checkpoints().newest().orElseThrow().steps());
    resume(broken, NEVER);
    assertSame(straight, broken);
  }

  @Test
  void theSeedDecides() throws IOException {
    Recipe recipe = SmallRecipes.recipe(SmallRecipes.table(shared, "{count: 3, connections: [fc2]}"), "training.epochs=2");
    RunFolder one = train(recipe, "one", NEVER);
    assertSame(one, train(recipe, "same", NEVER));
    RunFolder other = train(recipe.withSeed(1), "other", NEVER);
    assertFalse(Arrays.equals(Files.readAllBytes(one.model()), Files.readAllBytes(other.model())));
  }

  @Test
  void aFinishedRunHasNothingToResume() {
    RunFolder run = train(SmallRecipes.recipe(SmallRecipes.INDEPENDENCE, "training.steps=2"), "run", NEVER);
    String message = assertThrows(RunException.class, () -> TrainRun.resume(run, data(), RunListener.SILENT, NEVER)).getMessage();
    assertTrue(message.contains("has finished"), message);
  }

  @Test
  void reproducedToTheBit() throws IOException {
    RunFolder run = train(SmallRecipes.recipe(SmallRecipes.pictures(shared, "{count: 2, connections: [fc2]}")), "run", NEVER);
    Reproduction again = Reproduction.of(run, folder.resolve("again"), data(), RunListener.SILENT, NEVER);
    assertEquals(0, again.maximumDifference());
    assertSame(run, again.again());
  }

  private static void assertSame(RunFolder expected, RunFolder actual) throws IOException {
    assertTrue(record(actual).is(RunRecord.Status.FINISHED));
    assertEquals(Files.readAllLines(expected.metrics()), Files.readAllLines(actual.metrics()));
    assertArrayEquals(Files.readAllBytes(expected.model()), Files.readAllBytes(actual.model()));
    assertArrayEquals(Files.readAllBytes(expected.film()), Files.readAllBytes(actual.film()));
    assertEquals(PartitionFile.read(expected), PartitionFile.read(actual));
    assertEquals(record(expected).tree().path("projection"), record(actual).tree().path("projection"));
    assertEquals(Recipes.open(expected.recipe().toString(), List.of()).gate().isPresent(), record(expected).tree().has("projection"));
    assertEquals(Files.readString(expected.measures()), Files.readString(actual.measures()));
    assertEquals(Files.exists(expected.dependence()), Files.exists(actual.dependence()));
    if (Files.exists(expected.dependence())) {
      assertEquals(Files.readString(expected.dependence()), Files.readString(actual.dependence()));
    }
    assertEquals(Files.exists(expected.ablation()), Files.exists(actual.ablation()));
    if (Files.exists(expected.ablation())) {
      assertEquals(Files.readString(expected.ablation()), Files.readString(actual.ablation()));
    }
  }

  private RunFolder train(Recipe recipe, String name, BooleanSupplier stop) {
    TrainRun.start(recipe, folder.resolve(name), data(), RunListener.SILENT, stop);
    return RunFolder.open(folder.resolve(name));
  }

  private void resume(RunFolder run, BooleanSupplier stop) {
    TrainRun.resume(run, data(), RunListener.SILENT, stop);
  }

  private DataFolder data() {
    return new DataFolder(folder, false);
  }

  private static RunRecord record(RunFolder run) {
    return new RunRecord(run.read(run.record()));
  }

  private static BooleanSupplier after(int steps) {
    int[] left = {steps};
    return () -> left[0]-- == 0;
  }
}
