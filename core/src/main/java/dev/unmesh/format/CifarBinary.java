package dev.unmesh.format;

import java.nio.file.Path;

/**
 * CIFAR-10's binary version: records of one label byte (0 to 9) and 3 x 32 x 32 pixel bytes (red, green, blue planes, row by row).
 * Source: Krizhevsky 2009 and the data set's page.
 */
public final class CifarBinary {
  public static final int PIXELS = 3 * 32 * 32;
  public static final int CLASSES = 10;
  private static final int RECORD = 1 + PIXELS;

  private CifarBinary() {}

  /** @throws FormatException if {@code bytes} is no whole number of records, or none */
  public static int records(Path file, long bytes) {
    if (bytes == 0 || bytes % RECORD != 0 || bytes / RECORD > Integer.MAX_VALUE / PIXELS) {
      throw new FormatException(
          file, bytes + " bytes are not a whole number of CIFAR-10 records of " + RECORD + " bytes: cut short, or another format");
    }
    return (int) (bytes / RECORD);
  }

  /**
   * Reads every record.
   *
   * @param pixels 3072 bytes a record, filled from record {@code first} on
   * @param labels one a record, filled from {@code first} on
   * @throws FormatException if the size is wrong or a label is not 0 to 9
   */
  public static void read(Path file, byte[] content, byte[] pixels, int[] labels, int first) {
    int records = records(file, content.length);
    for (int i = 0; i < records; i++) {
      int label = content[i * RECORD] & 0xff;
      if (label >= CLASSES) {
        throw new FormatException(file, "record " + i + " has label " + label + "; CIFAR-10's labels are 0 to 9");
      }
      labels[first + i] = label;
      System.arraycopy(content, i * RECORD + 1, pixels, (first + i) * PIXELS, PIXELS);
    }
  }
}
