package dev.unmesh.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CifarBinaryTest {
  private static final Path FILE = Path.of("data_batch_1.bin");

  @Test
  void readsRecordsBehindOthers() {
    byte[] content = new byte[2 * 3073];
    content[0] = 9;
    content[1] = 5;
    content[3073] = 3;
    content[2 * 3073 - 1] = -1;
    byte[] pixels = new byte[3 * 3072];
    int[] labels = new int[3];
    CifarBinary.read(FILE, content, pixels, labels, 1);
    assertArrayEquals(new int[] {0, 9, 3}, labels);
    assertEquals(5, pixels[3072]);
    assertEquals(-1, pixels[3 * 3072 - 1]);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 3072, 3074, 30_729_999, 3073L * Integer.MAX_VALUE})
  void wrongSizes(long bytes) {
    String message = assertThrows(FormatException.class, () -> CifarBinary.records(FILE, bytes)).getMessage();
    assertTrue(message.startsWith("data_batch_1.bin: " + bytes + " bytes are not a whole number"), message);
  }

  @Test
  void labelsAboveNine() {
    byte[] content = new byte[2 * 3073];
    content[3073] = 10;
    String message =
        assertThrows(FormatException.class, () -> CifarBinary.read(FILE, content, new byte[2 * 3072], new int[2], 0)).getMessage();
    assertEquals("data_batch_1.bin: record 1 has label 10; CIFAR-10's labels are 0 to 9", message);
  }
}
