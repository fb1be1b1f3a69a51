package dev.unmesh.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FormulaTasksTest {
  @Test
  void featureSharing() {
    check(
        FeatureSharingOptions.defaults(),
        List.of("x1", "x2", "x3"),
        List.of("y1", "y2", "y3"),
        x -> {
          double[] y = new double[3];
          for (int j = 0; j < 3; j++) {
            for (int i = 0; i <= j; i++) {
              y[j] += Math.pow(x[i], 2);
            }
          }
          return y;
        });
    assertThrows(IllegalArgumentException.class, () -> new FeatureSharingOptions(1, 0));
  }

  @Test
  void compositionality() {
    check(
        CompositionalityOptions.defaults(),
        List.of("x1", "x2", "x3", "x4"),
        List.of("y"),
        x -> new double[] {Math.hypot(x[0] - x[1], x[2] - x[3])});
    assertThrows(IllegalArgumentException.class, () -> new CompositionalityOptions(0, 1));
  }

  private static void check(TaskOptions options, List<String> inputs, List<String> outputs, Function<float[], double[]> truth) {
    Task task = open(options, 5);
    assertEquals(options.name(), task.name());
    assertArrayEquals(new int[] {inputs.size()}, task.inputShape());
    assertEquals(0, task.vocabulary());
    assertEquals(inputs, task.inputLabels());
    assertEquals(outputs, task.outputLabels());
    assertEquals(Loss.MEAN_SQUARED_ERROR, task.loss());
    for (Examples examples : List.of(task.train(), task.test())) {
      assertEquals(100, examples.count());
      float[] x = new float[inputs.size()];
      float[] y = ((ValueTargets) examples.targets()).values();
      for (int i = 0; i < 100; i++) {
        examples.inputs().copy(i, x, 0);
        double[] expected = truth.apply(x);
        for (int o = 0; o < expected.length; o++) {
          assertEquals(expected[o], y[i * expected.length + o], 1e-6);
        }
      }
    }
    assertArrayEquals(inputs(task.train()), inputs(open(options, 5).train()));
    assertFalse(Arrays.equals(inputs(task.train()), inputs(open(options, 6).train())));
    assertFalse(Arrays.equals(inputs(task.train()), inputs(task.test())));
  }

  private static Task open(TaskOptions options, long seed) {
    return Tasks.open(options, seed, new DataFolder(Path.of("does-not-exist"), false), DownloadListener.SILENT);
  }

  private static float[] inputs(Examples examples) {
    return ((FloatInputs) examples.inputs()).values();
  }
}
