package dev.unmesh.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small generated files in the official formats: read, and noted not to be the official ones; lies are refused. */
class SmallImageDataTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    images("train-images-idx3-ubyte", 3, 28);
    labels("train-labels-idx1-ubyte", 7, 0, 9);
    images("t10k-images-idx3-ubyte", 1, 28);
    labels("t10k-labels-idx1-ubyte", 4);
    for (int i = 1; i <= 6; i++) {
      batch(i < 6 ? "data_batch_" + i + ".bin" : "test_batch.bin", i, i);
    }
  }

  @Test
  void mnist() {
    Task task = open(MnistOptions.defaults());
    assertEquals(3, task.train().count());
    assertArrayEquals(new int[] {7, 0, 9}, ((ClassTargets) task.train().targets()).labels());
    float[] x = new float[2 * 784];
    task.train().inputs().copy(new int[] {2, 0}, x);
    assertEquals((2 / 255f - .1307f) / .3081f, x[783]);
    assertEquals((0 / 255f - .1307f) / .3081f, x[784]);
    assertEquals("read in place of train-images-idx3-ubyte.gz", task.sources().get(0).note());
  }

  @Test
  void cifar10KeepsTheBatchesOrder() {
    Task task = open(Cifar10Options.defaults());
    assertArrayEquals(new int[] {1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5}, ((ClassTargets) task.train().targets()).labels());
    assertEquals(6, task.test().count());
    float[] x = new float[3072];
    task.train().inputs().copy(2, x, 0);
    assertEquals(1 / 255f, x[0]);
    assertEquals("not the official file: 3073 bytes instead of 30730000", task.sources().get(0).note());
  }

  @Test
  void someTrainingImagesStandInForTheTestImages() {
    Task all = open(Cifar10Options.defaults());
    Task held = open(new Cifar10Options(5));
    assertEquals(10, held.train().count());
    // a third of each of the classes 1 to 5, which have as many images as their number
    assertArrayEquals(new int[] {2, 3, 4, 5, 5}, ((ClassTargets) held.test().targets()).labels());
    assertArrayEquals(new int[] {1, 2, 3, 3, 4, 4, 4, 5, 5, 5}, ((ClassTargets) held.train().targets()).labels());
    float[] x = new float[3072];
    float[] y = new float[3072];
    held.test().inputs().copy(0, x, 0);
    all.train().inputs().copy(2, y, 0);
    assertArrayEquals(y, x);
    String message = assertThrows(IllegalArgumentException.class, () -> open(new Cifar10Options(15))).getMessage();
    assertTrue(message.contains("leave none to train on"), message);
    assertThrows(IllegalArgumentException.class, () -> new Cifar10Options(-1));
  }

  @Test
  void countsThatDoNotAgree() throws IOException {
    labels("train-labels-idx1-ubyte", 7, 0);
    refuse(MnistOptions.defaults(), "mnist/train-labels-idx1-ubyte: 2 labels, but train-images-idx3-ubyte holds 3 images");
    labels("train-labels-idx1-ubyte", 7, 0, 10);
    refuse(MnistOptions.defaults(), "mnist/train-labels-idx1-ubyte: label 2 is 10; MNIST's labels are 0 to 9");
    images("train-images-idx3-ubyte", 3, 27);
    refuse(MnistOptions.defaults(), "images of 27 x 27 pixels; MNIST's are 28 x 28");
  }

  @Test
  void aBatchWithABadLabelOrSize() throws IOException {
    batch("data_batch_3.bin", 2, 10);
    refuse(Cifar10Options.defaults(), "data_batch_3.bin: record 0 has label 10");
    Files.write(folder.resolve("cifar-10-batches-bin").resolve("data_batch_3.bin"), new byte[3072]);
    refuse(Cifar10Options.defaults(), "data_batch_3.bin: 3072 bytes are not a whole number");
    Files.delete(folder.resolve("cifar-10-batches-bin").resolve("data_batch_3.bin"));
    String message = assertThrows(MissingDataException.class, () -> open(Cifar10Options.defaults())).getMessage();
    assertTrue(message.contains("or data_batch_3.bin into " + folder.resolve("cifar-10-batches-bin")), message);
  }

  private void refuse(TaskOptions options, String fault) {
    String message = assertThrows(FormatException.class, () -> open(options)).getMessage();
    assertTrue(message.startsWith(folder.toString()) && message.contains(fault), message);
  }

  private Task open(TaskOptions options) {
    return Tasks.open(options, 0, new DataFolder(folder, false), DownloadListener.SILENT);
  }

  /** Image i is filled with the value i. */
  private void images(String name, int count, int side) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(16 + count * side * side).putInt(2051).putInt(count).putInt(side).putInt(side);
    for (int i = 0; i < count * side * side; i++) {
      bytes.put((byte) (i / (side * side)));
    }
    put("mnist", name, bytes.array());
  }

  private void labels(String name, int... labels) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8 + labels.length).putInt(2049).putInt(labels.length);
    for (int label : labels) {
      bytes.put((byte) label);
    }
    put("mnist", name, bytes.array());
  }

  /** Record i is filled with the value i. */
  private void batch(String name, int records, int label) throws IOException {
    byte[] bytes = new byte[records * 3073];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i % 3073 == 0 ? label : i / 3073);
    }
    put("cifar-10-batches-bin", name, bytes);
  }

  private void put(String set, String name, byte[] bytes) throws IOException {
    Files.write(Files.createDirectories(folder.resolve(set)).resolve(name), bytes);
  }
}
