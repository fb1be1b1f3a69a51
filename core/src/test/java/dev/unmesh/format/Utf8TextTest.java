package dev.unmesh.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8TextTest {
  @TempDir Path folder;

  @Test
  void everyCharacterAsItIs() throws IOException {
    String text = "\ufeffa\r\nb\u0000\u00e9\u4e2d\ud83d\ude00\udbff\udfff\n";
    assertEquals(text, read(text.getBytes(StandardCharsets.UTF_8)));
    assertEquals("", read(new byte[0]));
  }

  @ParameterizedTest
  @CsvSource({
    "'61 0a 62 e9 0a', 3, 2, 'windows-1252'", // Latin-1
    "'ff fe 61 00', 0, 1, 'UTF-16'",
    "'fe ff 00 61', 0, 1, 'UTF-16'",
    "'61 c3', 1, 1, ''", // cut short
    "'c0 80', 0, 1, ''", // overlong
    "'61 62 ed a0 80', 2, 1, ''", // half of a surrogate pair
    "'0a 0a f4 90 80 80', 2, 3, ''", // beyond Unicode
    "'80', 0, 1, ''"
  })
  void otherBytesAreRefusedByOffset(String hex, int offset, int line, String also) {
    byte[] bytes = new byte[hex.length() / 3 + 1];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(hex.substring(3 * i, 3 * i + 2), 16);
    }
    String message = assertThrows(FormatException.class, () -> read(bytes)).getMessage();
    assertTrue(message.contains("text.txt: not UTF-8: byte 0x" + hex.substring(3 * offset, 3 * offset + 2)), message);
    assertTrue(message.contains("at offset " + offset + " (line " + line + ")") && message.contains(also), message);
  }

  @Test
  void farIntoALongFile() {
    byte[] bytes = "\u4e2d\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    bytes[200_000] = (byte) 0xff;
    String message = assertThrows(FormatException.class, () -> read(bytes)).getMessage();
    assertTrue(message.contains("offset 200000 (line 50001)"), message);
    assertTrue(message.contains("byte 0xff"), message);
  }

  @Test
  void aMissingFile() {
    String message = assertThrows(UncheckedIOException.class, () -> Utf8Text.read(folder.resolve("no.txt"))).getMessage();
    assertTrue(message.contains("no.txt: no such file"), message);
  }

  private String read(byte[] bytes) throws IOException {
    return Utf8Text.read(Files.write(folder.resolve("text.txt"), bytes));
  }
}
