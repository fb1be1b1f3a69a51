package dev.unmesh.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarGzTest {
  @TempDir Path folder;
  private final byte[] a = new byte[1000];
  private final byte[] b = new byte[512];
  private byte[] sound;
  private Path archive;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    SplittableRandom random = new SplittableRandom(8);
    random.nextBytes(a);
    random.nextBytes(b);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("../../evil", new byte[] {1});
    files.put("folder/a", a);
    files.put("folder/other", new byte[700]);
    files.put("folder/b", b);
    sound = TarMaker.archive(files);
    archive = folder.resolve("x.tar.gz");
    out = Files.createDirectory(folder.resolve("out"));
  }

  @Test
  void onlyWhatIsAskedForIsWritten() throws IOException {
    Files.write(archive, sound);
    extract(1000);
    assertArrayEquals(a, Files.readAllBytes(out.resolve("a")));
    assertArrayEquals(b, Files.readAllBytes(out.resolve("b")));
    try (var files = Files.list(out)) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void anotherSizeOrAMissingFileIsRefused() throws IOException {
    Files.write(archive, sound);
    refuse("'folder/a' in it has 1000 bytes instead of 1001", 1001);
    Files.write(archive, TarMaker.archive(Map.of("folder/a", a)));
    refuse("it lacks folder/b", 1000);
    Files.writeString(archive, "not gzip");
    refuse("gzip", 1000);
  }

  @Test
  void anyTruncationAndDamageIsRefusedOrHarmless() throws IOException {
    for (int length = 0; length < sound.length - 40; length += 41) {
      Files.write(archive, Arrays.copyOf(sound, length));
      refuse("", 1000);
    }
    byte[] plain = new GZIPInputStream(new ByteArrayInputStream(sound)).readAllBytes();
    SplittableRandom random = new SplittableRandom(2);
    for (int draw = 0; draw < 60; draw++) {
      byte[] broken = plain.clone();
      broken[1024 + random.nextInt(512)] ^= (byte) (1 + random.nextInt(255)); // in the header of folder/a
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write(broken);
      }
      Files.write(archive, bytes.toByteArray());
      try {
        extract(1000); // only the checksum field's own padding may change unnoticed
        assertArrayEquals(a, Files.readAllBytes(out.resolve("a")));
      } catch (FormatException e) {
        assertTrue(e.getMessage().startsWith(archive + ": "), e.getMessage());
      }
    }
    assertTrue(Files.notExists(folder.resolve("evil")) && Files.notExists(folder.resolveSibling("evil")));
  }

  private void extract(long bytesOfA) {
    TarGz.extract(
        archive,
        Map.of("folder/a", new TarGz.Wanted(bytesOfA, out.resolve("a")), "folder/b", new TarGz.Wanted(512, out.resolve("b"))));
  }

  private void refuse(String fault, long bytesOfA) {
    String message = assertThrows(FormatException.class, () -> extract(bytesOfA)).getMessage();
    assertTrue(message.startsWith(archive + ": ") && message.contains(fault) && !message.contains("\n"), message);
  }
}
