package dev.unmesh.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InContextTest {
  @Test
  void theAnswerIsThatOfLeastSquares() {
    Task task = open(InContextOptions.defaults(), 4);
    assertEquals("in-context", task.name());
    assertArrayEquals(new int[] {3, 2}, task.inputShape());
    assertEquals(List.of("y", "x"), task.inputLabels());
    assertEquals(List.of("y2"), task.outputLabels());
    assertEquals(0, task.vocabulary());
    assertEquals(Loss.MEAN_SQUARED_ERROR, task.loss());
    assertEquals(List.of(10_000, 2_000), List.of(task.train().count(), task.test().count()));
    for (Examples examples : List.of(task.train(), task.test())) {
      float[] sequence = new float[6];
      float[] targets = ((ValueTargets) examples.targets()).values();
      for (int i = 0; i < examples.count(); i++) {
        examples.inputs().copy(i, sequence, 0);
        assertEquals(0, sequence[0] + sequence[3] + sequence[4], "sequence " + i);
        double w = (double) sequence[2] * sequence[1] / ((double) sequence[1] * sequence[1]); // least squares through the origin
        assertEquals(w * sequence[5], targets[i], 1e-6);
      }
    }
  }

  @Test
  void slopesAndPlacesAreDrawnEvenly() {
    Task task = open(new InContextOptions(20_000, 1), 5);
    float[] x = inputs(task.train());
    double[] sums = new double[6];
    for (int i = 0; i < 20_000; i++) {
      double w = x[6 * i + 2] / x[6 * i + 1];
      double[] drawn = {w, (x[6 * i + 1] - 2), (x[6 * i + 5] - 2)};
      for (int j = 0; j < 3; j++) {
        assertTrue(Math.abs(drawn[j]) <= 1 + 1e-6, "drawn " + drawn[j]);
        sums[j] += drawn[j];
        sums[3 + j] += drawn[j] * drawn[j];
      }
    }
    // of an even draw from [-1, 1]: mean 0, mean square 1 / 3, each within five standard errors
    for (int j = 0; j < 3; j++) {
      assertEquals(0, sums[j] / 20_000, 5 * Math.sqrt(1 / 3.0 / 20_000));
      assertEquals(1 / 3.0, sums[3 + j] / 20_000, 5 * Math.sqrt(4 / 45.0 / 20_000));
    }
  }

  @Test
  void theSeedDecides() {
    InContextOptions options = new InContextOptions(50, 50);
    Task task = open(options, 6);
    assertArrayEquals(inputs(task.train()), inputs(open(options, 6).train()));
    assertArrayEquals(inputs(task.test()), inputs(open(options, 6).test()));
    assertFalse(Arrays.equals(inputs(task.train()), inputs(open(options, 7).train())));
    assertFalse(Arrays.equals(inputs(task.train()), inputs(task.test())));
    assertThrows(IllegalArgumentException.class, () -> new InContextOptions(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new InContextOptions(1, 0));
  }

  private static Task open(InContextOptions options, long seed) {
    return Tasks.open(options, seed, new DataFolder(Path.of("does-not-exist"), false), DownloadListener.SILENT);
  }

  private static float[] inputs(Examples examples) {
    return ((FloatInputs) examples.inputs()).values();
  }
}
