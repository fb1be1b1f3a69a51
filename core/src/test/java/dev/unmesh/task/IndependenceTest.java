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

class IndependenceTest {
  private static final DataFolder NOWHERE = new DataFolder(Path.of("does-not-exist"), false);

  @Test
  void targetsFollowTheFormula() {
    Task task = open(5);
    assertArrayEquals(new int[] {4}, task.inputShape());
    assertEquals(List.of("x1", "x2", "x3", "x4"), task.inputLabels());
    assertEquals(List.of("y1", "y2"), task.outputLabels());
    assertEquals(List.of(), task.sources());
    for (Examples examples : List.of(task.train(), task.test())) {
      assertEquals(100, examples.count());
      float[] x = new float[4];
      float[] y = ((ValueTargets) examples.targets()).values();
      for (int i = 0; i < 100; i++) {
        examples.inputs().copy(i, x, 0);
        assertEquals(Math.pow(x[0] + x[2], 3), y[2 * i], 1e-6);
        assertEquals(x[1] * x[1] + Math.sin(Math.PI * x[3]), y[2 * i + 1], 1e-6);
        for (float value : x) {
          assertTrue(value >= -1 && value <= 1);
        }
      }
    }
  }

  @Test
  void theSeedDecidesAndTrainAndTestDiffer() {
    assertArrayEquals(inputs(open(5).train()), inputs(open(5).train()));
    assertFalse(Arrays.equals(inputs(open(5).train()), inputs(open(6).train())));
    assertFalse(Arrays.equals(inputs(open(5).train()), inputs(open(5).test())));
    // more training examples leave the first ones and the test set as they were
    Task larger = Tasks.open(new IndependenceOptions(200, 100), 5, NOWHERE, DownloadListener.SILENT);
    assertArrayEquals(inputs(open(5).train()), Arrays.copyOf(inputs(larger.train()), 400));
    assertArrayEquals(inputs(open(5).test()), inputs(larger.test()));
  }

  @Test
  void inputsAreUniform() {
    float[] x = inputs(Tasks.open(new IndependenceOptions(100_000, 1), 1, NOWHERE, DownloadListener.SILENT).train());
    double mean = 0;
    double square = 0;
    for (float value : x) {
      mean += value / x.length;
      square += (double) value * value / x.length;
    }
    assertEquals(0, mean, .01); // sd of the mean: .58 / sqrt(400,000) = .0009
    assertEquals(1 / 3.0, square, .01);
  }

  @Test
  void optionsCheckThemselves() {
    String message = assertThrows(IllegalArgumentException.class, () -> new IndependenceOptions(0, 1)).getMessage();
    assertEquals("trainExamples must be from 1 to 10000000, was 0", message);
  }

  private static Task open(long seed) {
    return Tasks.open(IndependenceOptions.defaults(), seed, NOWHERE, DownloadListener.SILENT);
  }

  private static float[] inputs(Examples examples) {
    return ((FloatInputs) examples.inputs()).values();
  }
}
