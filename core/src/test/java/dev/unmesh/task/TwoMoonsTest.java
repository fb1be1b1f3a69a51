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

class TwoMoonsTest {
  @Test
  void withoutNoiseThePointsLieOnTwoHalfCircles() {
    Task task = open(new TwoMoonsOptions(201, 40, 0), 3);
    float[] x = inputs(task.train());
    int[] labels = ((ClassTargets) task.train().targets()).labels();
    for (int i = 0; i < 201; i++) {
      double centre = labels[i] == 0 ? 0 : 1;
      double height = labels[i] == 0 ? 0 : .5;
      assertEquals(1, Math.hypot(x[2 * i] - centre, x[2 * i + 1] - height), 1e-6, "a unit circle");
      assertTrue(labels[i] == 0 ? x[2 * i + 1] >= -1e-6 : x[2 * i + 1] <= .5 + 1e-6, "half of it");
    }
    assertEquals(101, Arrays.stream(labels).filter(label -> label == 0).count());
    // both ends and the tops
    assertArrayEquals(new float[] {1, 0}, Arrays.copyOf(x, 2), 1e-6f);
    assertArrayEquals(new float[] {0, 1}, Arrays.copyOfRange(x, 100, 102), 1e-6f);
    assertArrayEquals(new float[] {2, .5f}, Arrays.copyOfRange(x, 400, 402), 1e-6f);
  }

  @Test
  void noiseIsGaussianOfTheWidthAskedFor() {
    float[] clean = inputs(open(new TwoMoonsOptions(50_000, 2, 0), 3).train());
    float[] noisy = inputs(open(new TwoMoonsOptions(50_000, 2, .1), 3).train());
    double mean = 0;
    double square = 0;
    double beyond = 0;
    for (int i = 0; i < clean.length; i++) {
      double noise = (noisy[i] - clean[i]) / .1;
      mean += noise / clean.length;
      square += noise * noise / clean.length;
      beyond += Math.abs(noise) > 1.959964 ? 1.0 / clean.length : 0;
    }
    System.out.printf("noise: mean %.4f, square %.4f, beyond 1.96: %.4f%n", mean, square, beyond);
    assertEquals(0, mean, .02);
    assertEquals(1, square, .03);
    assertEquals(.05, beyond, .005);
  }

  @Test
  void theSeedDecides() {
    Task task = open(TwoMoonsOptions.defaults(), 5);
    assertEquals(List.of(200, 200), List.of(task.train().count(), task.test().count()));
    assertEquals(Loss.CROSS_ENTROPY, task.loss());
    assertEquals(2, task.outputs());
    assertArrayEquals(inputs(task.train()), inputs(open(TwoMoonsOptions.defaults(), 5).train()));
    assertFalse(Arrays.equals(inputs(task.train()), inputs(open(TwoMoonsOptions.defaults(), 6).train())));
    assertFalse(Arrays.equals(inputs(task.train()), inputs(task.test())));
    for (double noise : new double[] {-.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> new TwoMoonsOptions(200, 200, noise));
    }
  }

  private static Task open(TaskOptions options, long seed) {
    return Tasks.open(options, seed, new DataFolder(Path.of("does-not-exist"), false), DownloadListener.SILENT);
  }

  private static float[] inputs(Examples examples) {
    return ((FloatInputs) examples.inputs()).values();
  }
}
