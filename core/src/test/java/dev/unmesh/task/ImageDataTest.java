package dev.unmesh.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.SharedData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The real data sets, in their official files. */
class ImageDataTest {
  @Test
  void mnistIsTheWholeSet() {
    Task task = open(MnistOptions.defaults(), SharedData.require("mnist").getParent());
    assertArrayEquals(new int[] {784}, task.inputShape());
    assertEquals(60_000, task.train().count());
    assertEquals(10_000, task.test().count());
    assertArrayEquals(new int[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949}, histogram(task.train()));
    assertArrayEquals(new int[] {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009}, histogram(task.test()));
    assertEquals(Loss.CROSS_ENTROPY, task.loss());
    assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), task.outputLabels());
    for (DataSource source : task.sources()) {
      assertEquals("", source.note(), source.file());
    }
    assertEquals("440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609", task.sources().get(0).sha256());
    double[] moments = moments(task.train().inputs(), 1)[0];
    assertEquals(0, moments[0], 1e-3);
    assertEquals(1, moments[1], 1e-3);
  }

  @Test
  void mnistUnflattenedAndPlain() {
    Task task = open(new MnistOptions(false, false), SharedData.require("mnist").getParent());
    assertArrayEquals(new int[] {1, 28, 28}, task.inputShape());
    float[] x = new float[784];
    task.train().inputs().copy(0, x, 0);
    assertEquals(3 / 255f, x[5 * 28 + 12]); // the first inked pixel of the first image, a 5
    assertEquals(0f, x[5 * 28 + 11]);
  }

  @Test
  void cifar10IsTheWholeSet() {
    Task task = open(Cifar10Options.defaults(), SharedData.require("cifar-10-batches-bin").getParent());
    assertArrayEquals(new int[] {3, 32, 32}, task.inputShape());
    int[] even = new int[10];
    java.util.Arrays.fill(even, 5000);
    assertArrayEquals(even, histogram(task.train()));
    java.util.Arrays.fill(even, 1000);
    assertArrayEquals(even, histogram(task.test()));
    assertEquals(6, ((ClassTargets) task.train().targets()).labels()[0]); // a frog
    assertEquals("frog", task.outputLabels().get(6));
    for (DataSource source : task.sources().subList(0, 5)) {
      assertEquals("", source.note(), source.file());
    }
    // the published means of the training set's channels
    double[][] moments = moments(task.train().inputs(), 3);
    assertEquals(.4914, moments[0][0], 1e-4);
    assertEquals(.4822, moments[1][0], 1e-4);
    assertEquals(.4465, moments[2][0], 1e-4);
  }

  @Test
  void missingDataSaysWhatToPutWhere() {
    Path nowhere = Path.of("no-such-folder");
    String message = assertThrows(MissingDataException.class, () -> open(MnistOptions.defaults(), nowhere)).getMessage();
    assertTrue(message.contains("train-images-idx3-ubyte.gz"), message);
    assertTrue(message.contains(nowhere.resolve("mnist").toAbsolutePath().toString()), message);
  }

  private static Task open(TaskOptions options, Path folder) {
    return Tasks.open(options, 0, new DataFolder(folder, false), DownloadListener.SILENT);
  }

  private static int[] histogram(Examples examples) {
    int[] counts = new int[10];
    for (int label : ((ClassTargets) examples.targets()).labels()) {
      counts[label]++;
    }
    return counts;
  }

  /** Mean and standard deviation of each channel, as a network sees it. */
  private static double[][] moments(Inputs inputs, int channels) {
    int width = inputs.width();
    int plane = width / channels;
    float[] x = new float[width];
    double[][] sums = new double[channels][2];
    for (int i = 0; i < inputs.count(); i++) {
      inputs.copy(i, x, 0);
      for (int p = 0; p < width; p++) {
        sums[p / plane][0] += x[p];
        sums[p / plane][1] += x[p] * x[p];
      }
    }
    double n = (double) inputs.count() * plane;
    for (double[] sum : sums) {
      sum[0] /= n;
      sum[1] = Math.sqrt(sum[1] / n - sum[0] * sum[0]);
    }
    return sums;
  }
}
