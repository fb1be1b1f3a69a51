package dev.unmesh.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxFileTest {
  private static final Path FILE = Path.of("train-images");

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsImagesAndLabels(boolean gzipped) throws IOException {
    IdxFile images = IdxFile.images(FILE, pack(gzipped, idx(2051, new int[] {2, 1, 3}, 6)));
    assertArrayEquals(new int[] {2, 1, 3}, images.shape());
    assertArrayEquals(new byte[] {0, 1, 2, 3, 4, 5}, images.values());
    IdxFile labels = IdxFile.labels(FILE, pack(gzipped, idx(2049, new int[] {4}, 4)));
    assertEquals(4, labels.count());
    assertArrayEquals(new byte[] {0, 1, 2, 3}, labels.values());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void headersThatLie(boolean gzipped) throws IOException {
    refuse("magic number is 2049 instead of 2051", gzipped, idx(2049, new int[] {2, 1, 3}, 6));
    refuse("magic number is 0", gzipped, new byte[20]);
    refuse("cut short within the IDX header", gzipped, new byte[] {0, 0, 8});
    refuse("cut short within the IDX header", gzipped, Arrays.copyOf(idx(2051, new int[] {2, 1, 3}, 6), 10));
    refuse("claims [0, 1, 3]", gzipped, idx(2051, new int[] {0, 1, 3}, 0));
    refuse("claims [-2, 1, 3]", gzipped, idx(2051, new int[] {-2, 1, 3}, 6));
    refuse("claims [-2, -1, 3]", gzipped, idx(2051, new int[] {-2, -1, 3}, 6));
    refuse("claims [2, 1, 3], but more than 6 bytes follow", gzipped, idx(2051, new int[] {2, 1, 3}, 7));
    refuse("claims [2147483647, 1, 1], which a file of", gzipped, idx(2051, new int[] {Integer.MAX_VALUE, 1, 1}, 6));
    refuse("more bytes than a file can hold", gzipped, idx(2051, new int[] {1 << 30, 1 << 30, 1 << 30}, 6));
    refuse("claims [2, 1, 4], ", gzipped, idx(2051, new int[] {2, 1, 4}, 7));
  }

  @Test
  void damagedGzip() throws IOException {
    byte[] sound = pack(true, idx(2051, new int[] {20, 30, 30}, 18_000));
    for (int length = 3; length < sound.length; length += 5) {
      byte[] cut = Arrays.copyOf(sound, length);
      assertThrows(FormatException.class, () -> IdxFile.images(FILE, cut), "cut at " + length);
    }
    sound[sound.length / 2] ^= 0x55;
    assertThrows(FormatException.class, () -> IdxFile.images(FILE, sound));
  }

  private static void refuse(String fault, boolean gzipped, byte[] bytes) throws IOException {
    byte[] content = pack(gzipped, bytes);
    String message = assertThrows(FormatException.class, () -> IdxFile.images(FILE, content)).getMessage();
    assertTrue(message.startsWith("train-images: ") && message.contains(fault) && !message.contains("\n"), message);
  }

  private static byte[] idx(int magic, int[] shape, int values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * shape.length + values).putInt(magic);
    for (int extent : shape) {
      bytes.putInt(extent);
    }
    for (int i = 0; i < values; i++) {
      bytes.put((byte) i);
    }
    return bytes.array();
  }

  private static byte[] pack(boolean gzipped, byte[] plain) throws IOException {
    if (!gzipped) {
      return plain;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }
}
