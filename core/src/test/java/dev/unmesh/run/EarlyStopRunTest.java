package dev.unmesh.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.task.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Runs that end when held-out examples get no better: the model is the best one, whatever happened on the way. */
class EarlyStopRunTest {
  private static final BooleanSupplier NEVER = () -> false;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"text", "swaps"})
  void theBestModelIsKeptAndTheRunEnds(String kind) throws IOException {
    RunFolder run = train(recipe(kind), "run", NEVER);
    JsonNode record = RunRecord.read(run).tree();
    List<JsonNode> lines = MetricsLog.read(run.metrics());
    JsonNode best = lines.stream().min((a, b) -> Double.compare(loss(a), loss(b))).orElseThrow();
    System.out.printf("%s: best at %s of %s steps%n", kind, record.path("bestStep"), record.path("steps"));
    assertTrue(record.path("stoppedEarly").asBoolean());
    assertEquals(best.path("step").asLong(), record.path("bestStep").asLong());
    assertEquals(loss(best), record.path("test").path("loss").asDouble(), 0, "the model is that of the best evaluation");
    assertTrue(best.path("step").asLong() > 0 && best.path("step").asLong() < record.path("steps").asLong());
    assertEquals(record.path("steps").asLong(), lines.get(lines.size() - 1).path("step").asLong());
    int after = lines.size() - 1 - lines.indexOf(best);
    assertEquals(3, after, "evaluations since");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "swaps"})
  void stoppedKilledAndResumedItEndsTheSame(String kind) throws IOException {
    Recipe recipe = recipe(kind);
    RunFolder straight = train(recipe, "straight", NEVER);
    long best = RunRecord.read(straight).tree().path("bestStep").asLong();
    long end = RunRecord.read(straight).tree().path("steps").asLong();
    RunFolder broken = train(recipe, "broken", after((int) best / 2));
    TrainRun.resume(broken, data(), RunListener.SILENT, after((int) (best + end) / 2 - (int) best / 2)); // between the best and the end
    assertThrows(Killed.class, () -> TrainRun.resume(broken, data(), new KilledAt((int) end), NEVER));
    assertFalse(Files.exists(broken.model()));
    TrainRun.resume(broken, data(), RunListener.SILENT, NEVER);
    assertArrayEquals(Files.readAllBytes(straight.model()), Files.readAllBytes(broken.model()));
    assertEquals(Files.readAllLines(straight.metrics()), Files.readAllLines(broken.metrics()));
    assertEquals(PartitionFile.read(straight), PartitionFile.read(broken));
    for (String key : List.of("bestStep", "stoppedEarly", "steps", "test", "connections")) {
      assertEquals(RunRecord.read(straight).tree().path(key), RunRecord.read(broken).tree().path(key), key);
    }
  }

  @Test
  void patienceThatNeverRunsOutStillKeepsTheBest() throws IOException {
    RunFolder run = train(recipe("text", "training.patience=1000", "training.steps=40"), "run", NEVER);
    JsonNode record = RunRecord.read(run).tree();
    assertFalse(record.path("stoppedEarly").asBoolean(true));
    assertEquals(40, record.path("steps").asLong());
    double least = MetricsLog.read(run.metrics()).stream().mapToDouble(EarlyStopRunTest::loss).min().orElseThrow();
    assertEquals(least, record.path("test").path("loss").asDouble(), 0);
  }

  @Test
  void aRunThatIsOverIsNotStartedAgain() throws IOException {
    Recipe recipe = recipe("text");
    RunFolder straight = train(recipe, "straight", NEVER);
    long end = RunRecord.read(straight).tree().path("steps").asLong();
    // stopped as patience has run out: what is left is to restore and to measure
    boolean[] asked = {false};
    RunListener listener = new StopWhenMeasured(asked);
    TrainRun.start(recipe, folder.resolve("broken"), data(), listener, () -> asked[0]);
    RunFolder broken = RunFolder.open(folder.resolve("broken"));
    assertTrue(new RunRecord(broken.read(broken.record())).is(RunRecord.Status.STOPPED));
    assertEquals(end, broken.checkpoints().newest().orElseThrow().steps());
    TrainRun.resume(broken, data(), RunListener.SILENT, NEVER);
    assertArrayEquals(Files.readAllBytes(straight.model()), Files.readAllBytes(broken.model()));
    assertEquals(end, RunRecord.read(broken).tree().path("steps").asLong());
  }

  /** Asks to stop once something is measured. */
  private record StopWhenMeasured(boolean[] asked) implements RunListener {
    @Override
    public void training(dev.unmesh.train.TrainingEvent event, long totalSteps) {}

    @Override
    public void stage(String what, double share) {
      asked[0] = true;
    }

    @Override
    public void progress(String file, long bytes, long total) {}

    @Override
    public void note(String message) {}
  }

  private static double loss(JsonNode line) {
    return line.path("test.loss").asDouble();
  }

  private Recipe recipe(String kind, String... more) throws IOException {
    List<String> overrides = new java.util.ArrayList<>(List.of("training.patience=3"));
    // little to learn from, and much capacity: what is held out soon gets worse
    overrides.addAll(
        kind.equals("text")
            ? List.of("training.epochs=null", "training.steps=2000", "training.evaluateEvery=5", "task.testShare=0.97", "pressures.0.strength=0.1")
            : List.of("training.steps=3000", "training.evaluateEvery=10", "task={kind: independence, trainExamples: 12}", "training.optimiser.rate=0.02"));
    overrides.addAll(List.of(more));
    return SmallRecipes.recipe(kind.equals("text") ? SmallRecipes.text(folder) : SmallRecipes.INDEPENDENCE, overrides.toArray(String[]::new));
  }

  private RunFolder train(Recipe recipe, String name, BooleanSupplier stop) {
    TrainRun.start(recipe, folder.resolve(name), data(), RunListener.SILENT, stop);
    return RunFolder.open(folder.resolve(name));
  }

  private DataFolder data() {
    return new DataFolder(folder, false);
  }

  private static BooleanSupplier after(int steps) {
    int[] left = {steps};
    return () -> left[0]-- == 0;
  }
}
