package dev.unmesh.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.task.DataFolder;
import dev.unmesh.train.TrainingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run goes on only with the recipe and the data it began with, from wherever its directory is now. */
class ResumeRefusedTest {
  private static final BooleanSupplier NEVER = () -> false;

  @TempDir Path folder;

  @Test
  void anEditedRecipeIsRefused() throws IOException {
    RunFolder run = stopped(SmallRecipes.INDEPENDENCE);
    String recipe = Files.readString(run.recipe());
    Files.writeString(run.recipe(), recipe.replace("topK: 4", "topK: 5"));
    assertTrue(refusal(run).contains("recipe.yaml was changed"));
    Files.writeString(run.recipe(), "# a remark\n" + recipe);
    assertTrue(resumed(run).is(RunRecord.Status.FINISHED), "a remark changes nothing");
  }

  @Test
  void otherDataAreRefused() throws IOException {
    RunFolder run = stopped(SmallRecipes.table(folder, "{count: 2, connections: [fc2]}"));
    Path table = folder.resolve("table.csv");
    String rows = Files.readString(table);
    Files.writeString(table, rows.replaceFirst("up", "same"));
    assertTrue(refusal(run).contains("table.csv"));
    Files.writeString(table, rows);
    assertTrue(resumed(run).is(RunRecord.Status.FINISHED));
  }

  @Test
  void aMovedRunGoesOnWhereItIs() throws IOException {
    RunFolder run = stopped(SmallRecipes.INDEPENDENCE);
    Path moved = Files.move(run.path(), folder.resolve("moved"));
    assertEquals(moved.toString(), resumed(new RunFolder(moved)).tree().path("run").asString());
  }

  @Test
  void measuringCanBeStoppedAndDoneLater() {
    boolean[] measuring = new boolean[1];
    RunListener listener =
        new RunListener() {
          @Override
          public void training(TrainingEvent event, long totalSteps) {}

          @Override
          public void stage(String what, double share) {
            measuring[0] = true;
          }

          @Override
          public void progress(String file, long bytes, long total) {}

          @Override
          public void note(String message) {}
        };
    Path path = folder.resolve("run");
    RunRecord record = TrainRun.start(SmallRecipes.recipe(SmallRecipes.INDEPENDENCE), path, data(), listener, () -> measuring[0]);
    assertTrue(record.is(RunRecord.Status.STOPPED));
    RunFolder run = RunFolder.open(path);
    assertFalse(Files.exists(run.model()));
    assertTrue(resumed(run).is(RunRecord.Status.FINISHED));
  }

  private RunFolder stopped(String recipe) {
    int[] asked = new int[1];
    Path path = folder.resolve("run");
    RunRecord record = TrainRun.start(SmallRecipes.recipe(recipe), path, data(), RunListener.SILENT, () -> asked[0]++ > 5);
    assertTrue(record.is(RunRecord.Status.STOPPED));
    return RunFolder.open(path);
  }

  private RunRecord resumed(RunFolder run) {
    return TrainRun.resume(run, data(), RunListener.SILENT, NEVER);
  }

  private String refusal(RunFolder run) {
    return assertThrows(RunException.class, () -> resumed(run)).getMessage();
  }

  private DataFolder data() {
    return new DataFolder(folder, false);
  }
}
