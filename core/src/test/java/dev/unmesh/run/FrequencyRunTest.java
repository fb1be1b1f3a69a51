package dev.unmesh.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.interpret.fourier.Frequencies;
import dev.unmesh.interpret.fourier.LaneSpectrum;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.task.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that learn to add modulo p write the frequencies they found, others do not. */
class FrequencyRunTest {
  private static final DataFolder NONE = new DataFolder(Path.of("does-not-exist"), false);
  private static final String MLP =
      """
      name: small-addition
      task: {kind: modular-addition, p: 13, trainShare: 0.8}
      network: {kind: mlp, embedding: 6, hidden: [8]}
      training: {steps: 20, batch: 0}
      measures: {shuffles: 0, draws: 1}
      """;

  @TempDir Path folder;

  @Test
  void aTransformersLanes() {
    RunFolder run = train(SmallRecipes.recipe(SmallRecipes.TRANSFORMER, "task.p=13"));
    Frequencies found = FrequencyRun.read(run).orElseThrow();
    assertEquals(13, found.p());
    assertEquals("residual", found.reads().group());
    assertEquals("unembedding", found.writes().connection());
    assertEquals(2, found.reads().lanes().size());
    for (LaneSpectrum lane : found.reads().lanes()) {
      assertEquals(8, lane.dimensions());
      assertEquals(6, lane.shares().length);
      assertEquals(1, Arrays.stream(lane.shares()).sum(), 1e-9);
    }
    assertEquals(199, found.reads().separation().orElseThrow().draws());
    assertEquals(169, found.logits().orElseThrow().pairs());
    assertEquals(2, found.logits().orElseThrow().without().size());
    assertEquals(2, found.logits().orElseThrow().separation().orElseThrow().draws(), "measures.draws");

    Frequencies again = FrequencyRun.of(run, NONE, 999, 2, 0, RunListener.SILENT);
    assertArrayEquals(found.reads().lanes().get(1).p(), again.reads().lanes().get(1).p());
    assertArrayEquals(
        found.logits().orElseThrow().without().get(1).amplitudes(), again.logits().orElseThrow().without().get(1).amplitudes(), 1e-6);
  }

  @Test
  void withoutAblationsTheAnswersAreNotAsked() {
    Frequencies found = FrequencyRun.read(train(SmallRecipes.recipe(SmallRecipes.TRANSFORMER, "measures.ablate=false"))).orElseThrow();
    assertTrue(found.logits().isEmpty());
  }

  @Test
  void anMlpWithoutModulesIsOneLane() {
    RunFolder run = train(SmallRecipes.recipe(MLP));
    Frequencies found = FrequencyRun.read(run).orElseThrow();
    assertEquals("embedding", found.reads().group());
    assertEquals(6, found.reads().lanes().get(0).dimensions());
    assertEquals(8, found.writes().lanes().get(0).dimensions());
    assertTrue(found.reads().separation().isEmpty());
    assertEquals(0, found.logits().orElseThrow().without().size());
    double right = found.logits().orElseThrow().whole().accuracy() * 169;
    assertEquals(
        RunRecord.read(run).tree().path("test").path("accuracy").asDouble() * 34
            + RunRecord.read(run).tree().path("train").path("accuracy").asDouble() * 135,
        right, .01, "all pairs are the training and the test pairs");
  }

  @Test
  void otherTasksHaveNone() {
    RunFolder run = train(SmallRecipes.recipe(SmallRecipes.INDEPENDENCE, "training.steps=5"));
    assertFalse(Files.exists(run.fourier()));
    assertTrue(FrequencyRun.read(run).isEmpty());
    String message = assertThrows(RunException.class, () -> FrequencyRun.of(run, NONE, 999, 2, 0, RunListener.SILENT)).getMessage();
    assertTrue(message.endsWith("learned independence: frequencies are found in networks that look numbers up in an embedding and learn modular-addition"), message);
  }

  private RunFolder train(Recipe recipe) {
    Path path = folder.resolve(recipe.name());
    assertTrue(TrainRun.start(recipe, path, NONE, RunListener.SILENT, () -> false).is(RunRecord.Status.FINISHED));
    return RunFolder.open(path);
  }
}
