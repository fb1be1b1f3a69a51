package dev.unmesh.task;

import dev.unmesh.format.CifarBinary;
import dev.unmesh.format.FileBytes;
import dev.unmesh.format.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** CIFAR-10 from its binary version: five training batches, one test batch. Source: Krizhevsky 2009. */
final class Cifar10 {
  private static final List<String> CLASSES =
      List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
  private static final int TRAIN_FILES = 5;

  static final OfficialData DATA =
      new OfficialData(
          "cifar-10-batches-bin",
          List.of(
              batch("data_batch_1.bin", "SHA-256", "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
              batch("data_batch_2.bin", "SHA-256", "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
              batch("data_batch_3.bin", "SHA-256", "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
              batch("data_batch_4.bin", "SHA-256", "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
              batch("data_batch_5.bin", "SHA-256", "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add"),
              batch("test_batch.bin", "SHA-1", "67eb016db431130d61cd03c7ad570b013799c88c")),
          new DataOrigin.Archive(
              new OfficialFile("cifar-10-binary.tar.gz", 170_052_171, "MD5", "c32a1d4ab5d03f1284b67883e8d87530"),
              List.of(
                  "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz",
                  "https://storage.googleapis.com/s4tf-hosted-binaries/datasets/CIFAR10/cifar-10-binary.tar.gz",
                  "https://apache-mxnet.s3-accelerate.dualstack.amazonaws.com/gluon/dataset/cifar10/cifar-10-binary.tar.gz")));

  private Cifar10() {}

  private static OfficialFile batch(String name, String algorithm, String digest) {
    return new OfficialFile(name, 30_730_000, algorithm, digest);
  }

  static Task open(Cifar10Options options, DataFolder data, DownloadListener listener) {
    List<Path> paths = DATA.locate(data, listener);
    int[] starts = new int[paths.size() + 1]; // the test batch follows the training batches
    for (int i = 0; i < paths.size(); i++) {
      starts[i + 1] = Math.addExact(starts[i], CifarBinary.records(paths.get(i), size(paths.get(i))));
    }
    int train = starts[TRAIN_FILES];
    int test = starts[paths.size()] - train;
    byte[][] pixels = {new byte[Math.multiplyExact(train, CifarBinary.PIXELS)], new byte[Math.multiplyExact(test, CifarBinary.PIXELS)]};
    int[][] labels = {new int[train], new int[test]};
    List<DataSource> sources =
        DATA.read(
            paths,
            (i, file) -> {
              if (CifarBinary.records(file.path(), file.content().length) != starts[i + 1] - starts[i]) {
                throw new FormatException(file.path(), "changed its size while it was read");
              }
              int part = i < TRAIN_FILES ? 0 : 1;
              CifarBinary.read(file.path(), file.content(), pixels[part], labels[part], part == 0 ? starts[i] : 0);
              return file.source();
            });
    LoadedTask all =
        LoadedTask.of(
            options.name(), List.of(), CLASSES, Loss.CROSS_ENTROPY, examples(pixels[0], labels[0]), examples(pixels[1], labels[1]), sources);
    return HeldOut.of(all, options.heldOut());
  }

  private static Examples examples(byte[] pixels, int[] labels) {
    int[] shape = {3, 32, 32};
    return new Examples(
        new ByteInputs(labels.length, shape, pixels, new float[3], new float[] {1, 1, 1}), new ClassTargets(CLASSES.size(), labels));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw FileBytes.unreadable(file, e);
    }
  }
}
