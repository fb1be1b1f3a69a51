package dev.unmesh.task;

import dev.unmesh.format.FormatException;
import dev.unmesh.format.IdxFile;
import java.util.List;
import java.util.stream.IntStream;

/** MNIST from its four IDX files. Source: LeCun, Cortes, Burges. */
final class Mnist {
  // Mean and standard deviation of the 60,000 training images' pixels / 255.
  private static final float MEAN = .1307f;
  private static final float STANDARD_DEVIATION = .3081f;
  private static final int SIDE = 28;

  static final OfficialData DATA =
      new OfficialData(
          "mnist",
          List.of(
              new OfficialFile(
                  "train-images-idx3-ubyte.gz", 9_912_422, "SHA-256", "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
              new OfficialFile(
                  "train-labels-idx1-ubyte.gz", 28_881, "SHA-256", "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
              new OfficialFile(
                  "t10k-images-idx3-ubyte.gz", 1_648_877, "SHA-256", "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
              new OfficialFile(
                  "t10k-labels-idx1-ubyte.gz", 4_542, "SHA-256", "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6")),
          new DataOrigin.Files(
              List.of( // the official host comes last: it is often down, and the checksums bind all alike
                  "https://ossci-datasets.s3.amazonaws.com/mnist/",
                  "https://storage.googleapis.com/cvdf-datasets/mnist/",
                  "https://torch-cdn.mlverse.org/datasets/mnist/",
                  "http://yann.lecun.com/exdb/mnist/")));

  private Mnist() {}

  static Task open(MnistOptions options, DataFolder data, DownloadListener listener) {
    List<Part> parts = DATA.read(DATA.locate(data, listener), Mnist::parse);
    LoadedTask all =
        LoadedTask.of(
            options.name(),
            List.of(),
            IntStream.range(0, 10).mapToObj(Integer::toString).toList(),
            options.loss(),
            examples(options, parts.get(0), parts.get(1)),
            examples(options, parts.get(2), parts.get(3)),
            parts.stream().map(part -> part.file().source()).toList());
    return HeldOut.of(all, options.heldOut());
  }

  private record Part(SourceFile file, IdxFile idx) {}

  private static Part parse(int number, SourceFile file) {
    boolean images = number % 2 == 0;
    IdxFile idx = images ? IdxFile.images(file.path(), file.content()) : IdxFile.labels(file.path(), file.content());
    if (images && (idx.shape()[1] != SIDE || idx.shape()[2] != SIDE)) {
      throw new FormatException(file.path(), "images of " + idx.shape()[1] + " x " + idx.shape()[2] + " pixels; MNIST's are 28 x 28");
    }
    return new Part(file, idx);
  }

  private static Examples examples(MnistOptions options, Part images, Part labels) {
    int count = images.idx().count();
    if (labels.idx().count() != count) {
      throw new FormatException(
          labels.file().path(), labels.idx().count() + " labels, but " + images.file().source().file() + " holds " + count + " images");
    }
    int[] classes = new int[count];
    for (int i = 0; i < count; i++) {
      classes[i] = labels.idx().values()[i] & 0xff;
      if (classes[i] > 9) {
        throw new FormatException(labels.file().path(), "label " + i + " is " + classes[i] + "; MNIST's labels are 0 to 9");
      }
    }
    float[] mean = {options.normalise() ? MEAN : 0};
    float[] sd = {options.normalise() ? STANDARD_DEVIATION : 1};
    int[] shape = options.flatten() ? new int[] {SIDE * SIDE} : new int[] {1, SIDE, SIDE};
    return new Examples(new ByteInputs(count, shape, images.idx().values(), mean, sd), new ClassTargets(10, classes));
  }
}
