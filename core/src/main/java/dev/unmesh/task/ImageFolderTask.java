package dev.unmesh.task;

import dev.unmesh.format.FileBytes;
import dev.unmesh.format.FormatException;
import dev.unmesh.format.ImageFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** A task from folders of pictures. */
final class ImageFolderTask {
  private ImageFolderTask() {}

  static Task open(ImageFolderOptions options, long seed, DataFolder data) {
    Path root = locate(options.folder(), data);
    ImageFolder images = ImageFolder.list(root);
    int width = Math.multiplyExact(options.channels(), options.width() * options.height());
    int[] labels = images.labels().stream().mapToInt(Integer::intValue).toArray();
    if ((long) width * labels.length > Integer.MAX_VALUE - 8) {
      throw new FormatException(root, labels.length + " pictures of " + width + " numbers each do not fit; use a smaller width and height");
    }
    byte[] pixels = new byte[width * labels.length];
    List<DataSource> files =
        IntStream.range(0, labels.length)
            .parallel()
            .mapToObj(i -> read(images.files().get(i), options, pixels, i * width))
            .toList();
    Split split;
    try {
      split = Split.of(labels, images.classes().size(), options.testFraction(), seed);
    } catch (IllegalArgumentException e) {
      throw new FormatException(root, e.getMessage(), e);
    }
    return LoadedTask.of(
        options.name(),
        List.of(),
        images.classes(),
        Loss.CROSS_ENTROPY,
        examples(options, images, pixels, labels, split.train()),
        examples(options, images, pixels, labels, split.test()),
        List.of(source(root, images, files)));
  }

  private static Path locate(Path folder, DataFolder data) {
    Path inData = data.folder().resolve(folder);
    if (!Files.isDirectory(folder) && !Files.isDirectory(inData)) {
      throw new MissingDataException(
          "no folder " + folder.toAbsolutePath() + (folder.isAbsolute() ? "" : " and none at " + inData.toAbsolutePath())
              + ": put one folder a class there, with PNG or JPEG files");
    }
    return Files.isDirectory(folder) ? folder : inData;
  }

  private static DataSource read(Path file, ImageFolderOptions options, byte[] pixels, int at) {
    byte[] content = FileBytes.read(file);
    byte[] values =
        ImageFile.read(file, content).withChannels(options.channels()).resized(options.height(), options.width()).bytes();
    System.arraycopy(values, 0, pixels, at, values.length);
    return new DataSource(file.getFileName().toString(), content.length, Checksum.of("SHA-256", content), "");
  }

  private static Examples examples(ImageFolderOptions options, ImageFolder images, byte[] pixels, int[] labels, int[] part) {
    int[] shape = {options.channels(), options.height(), options.width()};
    int width = pixels.length / labels.length;
    byte[] values = new byte[part.length * width];
    for (int i = 0; i < part.length; i++) {
      System.arraycopy(pixels, part[i] * width, values, i * width, width);
    }
    float[] ones = new float[options.channels()];
    Arrays.fill(ones, 1);
    return new Examples(
        new ByteInputs(part.length, shape, values, new float[options.channels()], ones),
        new ClassTargets(images.classes().size(), Split.pick(labels, part)));
  }

  /** The folder as one source: its checksum is that of the lines "CLASS/FILE SHA-256", one a file, in order. */
  private static DataSource source(Path root, ImageFolder images, List<DataSource> files) {
    MessageDigest digest = Checksum.digest("SHA-256");
    long bytes = 0;
    for (int i = 0; i < files.size(); i++) {
      DataSource file = files.get(i);
      bytes += file.bytes();
      String line = images.classes().get(images.labels().get(i)) + "/" + file.file() + " " + file.sha256() + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    String name = root.toAbsolutePath().normalize().getFileName().toString();
    return new DataSource(name, bytes, HexFormat.of().formatHex(digest.digest()), files.size() + " pictures; checksum over all of them");
  }
}
