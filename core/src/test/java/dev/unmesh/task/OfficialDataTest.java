package dev.unmesh.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.TarMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Missing files are fetched one by one or out of an archive; what is there is left alone. */
class OfficialDataTest {
  private static final byte[] ONE = "one".getBytes();
  private static final byte[] TWO = "two!".getBytes();

  @TempDir Path folder;
  private byte[] archive;

  @BeforeEach
  void pack() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("set/one.bin", ONE);
    files.put("set/two.bin", TWO);
    archive = TarMaker.archive(files);
  }

  @Test
  void anArchiveIsFetchedUnpackedAndRemoved() throws IOException {
    try (MirrorServer server = new MirrorServer(archive)) {
      OfficialData set = archived(server.address("good").toString());
      DataFolder data = new DataFolder(folder.resolve("new").resolve("folder"), true);
      List<Path> paths = set.locate(data, DownloadListener.SILENT);
      assertArrayEquals(ONE, Files.readAllBytes(paths.get(0)));
      assertArrayEquals(TWO, Files.readAllBytes(paths.get(1)));
      try (var left = Files.list(data.folder())) {
        assertEquals(List.of(data.folder().resolve("set")), left.toList());
      }
      set.locate(data, DownloadListener.SILENT);
      assertEquals(1, server.requests.size());
    }
  }

  @Test
  void anArchiveThatIsThereIsUsedAndKept() throws IOException {
    Path put = Files.write(folder.resolve("file.gz"), archive);
    Files.createDirectory(folder.resolve("set"));
    Path own = Files.writeString(folder.resolve("set").resolve("one.bin"), "mine");
    OfficialData set = archived("http://127.0.0.1:1/file.gz");
    List<Path> paths = set.locate(new DataFolder(folder, true), DownloadListener.SILENT);
    assertArrayEquals(TWO, Files.readAllBytes(paths.get(1)));
    assertEquals("mine", Files.readString(own), "what was there is left alone");
    assertTrue(Files.exists(put));
    List<String> notes = set.read(paths, (i, file) -> file.source().note());
    assertEquals(List.of("not the official file: 4 bytes instead of 3", ""), notes);
    Files.delete(own);
    Files.writeString(put, "damaged");
    String message =
        assertThrows(MissingDataException.class, () -> set.locate(new DataFolder(folder, true), DownloadListener.SILENT)).getMessage();
    assertTrue(message.startsWith(put + ": ") && message.endsWith("remove it to have it downloaded anew"), message);
  }

  @Test
  void singleFilesAreFetchedAndOnlyThoseThatAreMissing() throws IOException {
    try (MirrorServer server = new MirrorServer(ONE)) {
      String address = server.address("good").toString().replace("file.gz", "");
      List<OfficialFile> files = List.of(official("one.gz", ONE), official("two.gz", TWO));
      OfficialData set = new OfficialData("set", files, new DataOrigin.Files(List.of(address)));
      Files.createDirectory(folder.resolve("set"));
      Files.write(folder.resolve("set").resolve("two"), TWO); // unpacked: will do
      List<Path> paths = set.locate(new DataFolder(folder, true), DownloadListener.SILENT);
      assertEquals(List.of("one.gz", "two"), paths.stream().map(path -> path.getFileName().toString()).toList());
      assertEquals(1, server.requests.size());
      assertEquals(List.of("", "read in place of two.gz"), set.read(paths, (i, file) -> file.source().note()));
    }
  }

  @Test
  void whereNothingMayBeFetchedOrWrittenTheErrorSaysWhatToPutWhere() throws IOException {
    OfficialData set = archived("http://127.0.0.1:1/file.gz");
    DataFolder still = new DataFolder(folder, false);
    String message = assertThrows(MissingDataException.class, () -> set.locate(still, DownloadListener.SILENT)).getMessage();
    assertEquals(
        "set is not there: put file.gz (from http://127.0.0.1:1/file.gz) into " + folder + ", or one.bin, two.bin into "
            + folder.resolve("set"),
        message);
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count(), "nothing is written");
    }
    DataFolder file = new DataFolder(Files.createFile(folder.resolve("a-file")), true);
    message = assertThrows(MissingDataException.class, () -> set.locate(file, DownloadListener.SILENT)).getMessage();
    assertTrue(message.contains(file.folder() + " cannot be written to: put file.gz") && message.contains("--data-dir"), message);
  }

  private OfficialData archived(String address) {
    List<OfficialFile> files = List.of(official("one.bin", ONE), official("two.bin", TWO));
    return new OfficialData("set", files, new DataOrigin.Archive(official("file.gz", archive), List.of(address)));
  }

  private static OfficialFile official(String name, byte[] content) {
    return new OfficialFile(name, content.length, "SHA-256", Checksum.of("SHA-256", content));
  }
}
