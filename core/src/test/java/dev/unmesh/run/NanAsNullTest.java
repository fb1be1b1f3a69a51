package dev.unmesh.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unmesh.interpret.Scores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores that are not defined (a class without examples, the spread of one draw) go to JSON and back. */
class NanAsNullTest {
  @TempDir Path folder;

  @Test
  void undefinedScoresAreNull() throws IOException {
    RunFolder run = new RunFolder(folder);
    run.write(run.ablation(), new Scores(Double.NaN, new double[] {.25, Double.NaN}));
    String text = Files.readString(run.ablation()).replaceAll("\\s", "");
    assertEquals("{\"overall\":null,\"each\":[0.25,null]}", text);
    Scores read = run.read(run.ablation(), Scores.class);
    assertEquals(Double.NaN, read.overall());
    assertArrayEquals(new double[] {.25, Double.NaN}, read.each());
    assertFalse(text.contains("NaN"));
  }

  @Test
  void aTextIsNoScore() throws IOException {
    RunFolder run = new RunFolder(folder);
    Files.writeString(run.ablation(), "{\"overall\": \"high\", \"each\": []}");
    assertThrows(RunException.class, () -> run.read(run.ablation(), Scores.class));
  }
}
