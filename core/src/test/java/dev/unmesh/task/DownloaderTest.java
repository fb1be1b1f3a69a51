package dev.unmesh.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloaderTest {
  // long where nobody stalls: a machine that is busy with other things must not look like a server that is silent
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration IMPATIENCE = Duration.ofSeconds(3);

  @TempDir Path folder;
  private final byte[] content = new byte[300_000];
  private final List<String> notes = new ArrayList<>();
  private long lastThere;
  private MirrorServer server;

  @BeforeEach
  void start() throws IOException {
    new SplittableRandom(9).nextBytes(content);
    server = new MirrorServer(content);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aGoodMirror() throws IOException {
    fetch("good");
    assertEquals(List.of("good -"), server.requests);
    assertEquals(content.length, lastThere);
  }

  @Test
  void goesOnWhereTheConnectionWasCut() throws IOException {
    fetch("cuts");
    assertEquals("cuts -", server.requests.get(0));
    assertTrue(server.requests.get(1).matches("cuts bytes=[1-9][0-9]*-"), server.requests.toString());
    assertTrue(notes.toString().contains("going on at byte"), notes.toString());
  }

  @Test
  void anotherRunGoesOnToo() throws IOException {
    Files.write(folder.resolve("file.gz.part"), Arrays.copyOf(content, 123_456));
    fetch("good");
    assertEquals(List.of("good bytes=123456-"), server.requests);
  }

  @Test
  void aWholePartOnlyNeedsItsName() throws IOException {
    Files.write(folder.resolve("file.gz.part"), content);
    fetch("gone");
    assertEquals(List.of(), server.requests);
  }

  @Test
  void beginsAnewWhereTheServerKnowsNoRanges() throws IOException {
    Files.write(folder.resolve("file.gz.part"), new byte[250_000]);
    fetch("norange");
    fetch("good");
    assertEquals(List.of("norange bytes=250000-"), server.requests, "and what is there is not fetched again");
  }

  @Test
  void aPartThatDoesNotFitIsDropped() throws IOException {
    Files.write(folder.resolve("file.gz.part"), new byte[1000]);
    fetch("good");
    assertEquals(List.of("good bytes=1000-", "good -"), server.requests);
  }

  @Test
  void aPartLongerThanTheFileIsDropped() throws IOException {
    Files.write(folder.resolve("file.gz.part"), new byte[400_000]);
    fetch("good");
    assertEquals(List.of("good bytes=400000-", "good -"), server.requests);
  }

  @Test
  void badMirrorsAreLeftForTheNext() throws IOException {
    fetch("gone", "wrong", "endless", "cutsnorange", "good");
    assertTrue(notes.toString().contains("failed: HTTP status 404"), notes.toString());
    assertTrue(notes.toString().contains("failed: it has another file: wrong SHA-256"), notes.toString());
    assertTrue(notes.toString().contains("failed: it sent more than"), notes.toString());
  }

  @Test
  void aMirrorThatStallsOrLiesIsLeftForTheNext() throws IOException {
    fetch("stalls", "lies", "good");
    assertTrue(notes.toString().contains("nothing came for"), notes.toString());
    assertTrue(notes.toString().contains("when asked for bytes from 100000 on"), notes.toString());
    assertEquals("good bytes=100000-", server.requests.get(server.requests.size() - 1));
  }

  @Test
  void whenAllFailTheErrorSaysWhatToDo() throws IOException {
    URI nobody = URI.create("http://127.0.0.1:1/file.gz");
    List<URI> mirrors = List.of(nobody, server.address("gone"), server.address("wrong"));
    String message =
        assertThrows(
                MissingDataException.class,
                () -> new Downloader(PATIENCE).fetch(file(), mirrors, folder.resolve("file.gz"), "put it there yourself", listener()))
            .getMessage();
    assertTrue(message.startsWith("cannot download file.gz (127.0.0.1: "), message);
    assertTrue(message.contains("HTTP status 404; ") && message.contains("wrong SHA-256"), message);
    assertTrue(message.endsWith("put it there yourself") && !message.contains("\n"), message);
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  private void fetch(String... vices) throws IOException {
    Path target = folder.resolve("file.gz");
    List<URI> mirrors = Stream.of(vices).map(server::address).toList();
    Duration patience = List.of(vices).contains("stalls") ? IMPATIENCE : PATIENCE;
    new Downloader(patience).fetch(file(), mirrors, target, "cure", listener());
    assertArrayEquals(content, Files.readAllBytes(target));
    assertFalse(Files.exists(folder.resolve("file.gz.part")));
  }

  private OfficialFile file() {
    return new OfficialFile("file.gz", content.length, "SHA-256", Checksum.of("SHA-256", content));
  }

  private DownloadListener listener() {
    return new DownloadListener() {
      @Override
      public void progress(String file, long bytes, long total) {
        assertEquals("file.gz", file);
        lastThere = bytes;
      }

      @Override
      public void note(String message) {
        notes.add(message);
      }
    };
  }
}
