package dev.unmesh.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void replacesAFileAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("a.bin");
    AtomicFile.write(file, new byte[] {1});
    AtomicFile.write(file, out -> out.write(new byte[200_000]));
    assertArrayEquals(new byte[200_000], Files.readAllBytes(file));
    assertEquals(1, count());
  }

  @Test
  void aFailureHalfWayKeepsTheOldFile() throws IOException {
    Path file = folder.resolve("a.bin");
    AtomicFile.write(file, new byte[] {7});
    UncheckedIOException e =
        assertThrows(
            UncheckedIOException.class,
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("No space left on device");
                    }));
    assertTrue(e.getMessage().contains("a.bin: No space left on device"), e.getMessage());
    assertThrows(IllegalStateException.class, () -> AtomicFile.write(file, out -> fail()));
    assertArrayEquals(new byte[] {7}, Files.readAllBytes(file));
    assertEquals(1, count());
  }

  @Test
  void aMissingFolderIsNamed() {
    Path file = folder.resolve("none").resolve("a.bin");
    UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> AtomicFile.write(file, new byte[1]));
    assertTrue(e.getMessage().startsWith("cannot write " + file), e.getMessage());
  }

  private static void fail() {
    throw new IllegalStateException();
  }

  private long count() throws IOException {
    try (var files = Files.list(folder)) {
      return files.count();
    }
  }
}
