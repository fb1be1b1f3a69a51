package dev.unmesh.format;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An IDX file of unsigned bytes, gzipped or plain, as MNIST comes: a big-endian magic number (2049 = one dimension, labels; 2051 =
 * three, images), one extent a dimension, then the bytes. The array is not copied: whoever is handed one must not write to it.
 *
 * @param shape [count] or [count, rows, columns]
 */
public record IdxFile(int[] shape, byte[] values) {
  private static final int MAGIC = 0x800; // type code 8 = unsigned byte; the low byte is the number of dimensions
  private static final long MOST_GZIP_EXPANDS = 1032; // deflate cannot do better

  /** @throws FormatException if it is not an image file, is damaged, or holds another number of bytes than its header says */
  public static IdxFile images(Path file, byte[] content) {
    return parse(file, content, 3, "images");
  }

  /** @throws FormatException if it is not a label file, is damaged, or holds another number of bytes than its header says */
  public static IdxFile labels(Path file, byte[] content) {
    return parse(file, content, 1, "labels");
  }

  public int count() {
    return shape[0];
  }

  private static IdxFile parse(Path file, byte[] content, int dimensions, String what) {
    boolean gzipped = content.length > 2 && content[0] == 0x1f && content[1] == (byte) 0x8b;
    try (InputStream in = open(content, gzipped)) {
      ByteBuffer header = ByteBuffer.wrap(in.readNBytes(4 + 4 * dimensions));
      if (header.limit() >= 4 && header.getInt(0) != MAGIC + dimensions) {
        throw new FormatException(
            file, "not an IDX file of " + what + ": its magic number is " + header.getInt(0) + " instead of " + (MAGIC + dimensions));
      }
      if (header.limit() < 4 + 4 * dimensions) {
        throw new FormatException(file, "cut short within the IDX header");
      }
      int[] shape = new int[dimensions];
      long size = 1;
      for (int d = 0; d < dimensions; d++) {
        shape[d] = header.getInt(4 + 4 * d);
        size = shape[d] < 1 ? -1 : Math.multiplyExact(size, shape[d]);
      }
      long most = gzipped ? MOST_GZIP_EXPANDS * content.length : content.length - header.limit();
      if (size < 1 || size > most || size > Integer.MAX_VALUE - 8) {
        throw claims(file, shape, "which a file of " + content.length + " bytes cannot hold");
      }
      byte[] values = new byte[(int) size];
      int got = in.readNBytes(values, 0, values.length);
      if (got < values.length) {
        throw claims(file, shape, "but only " + got + " of " + size + " bytes are there");
      }
      if (in.read() >= 0) {
        throw claims(file, shape, "but more than " + size + " bytes follow");
      }
      return new IdxFile(shape, values);
    } catch (ArithmeticException e) {
      throw new FormatException(file, "the IDX header claims more bytes than a file can hold", e);
    } catch (ZipException | EOFException e) {
      throw new FormatException(file, "damaged or cut-short gzip data (" + e.getMessage() + ")", e);
    } catch (IOException e) {
      throw FileBytes.unreadable(file, e);
    }
  }

  private static InputStream open(byte[] content, boolean gzipped) throws IOException {
    InputStream bytes = new ByteArrayInputStream(content);
    return gzipped ? new GZIPInputStream(bytes, 1 << 16) : bytes;
  }

  private static FormatException claims(Path file, int[] shape, String but) {
    return new FormatException(file, "the IDX header claims " + Arrays.toString(shape) + ", " + but);
  }
}
