package dev.unmesh.task.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.SharedData;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.DataSource;
import dev.unmesh.task.DownloadListener;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Loss;
import dev.unmesh.task.Task;
import dev.unmesh.task.Tasks;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.task.TokenTargets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts cut into windows, each token the target of the position before it. */
class TextTaskTest {
  @TempDir Path folder;

  @Test
  void theTargetIsTheNextTokenAndThePaddingIsMasked() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "abcdefghijklmnopqrst"); // 20 bytes: 14 to train with, 6 held out
    Task task = open(options(4, 0, .3, 0, Map.of(), "a.txt"));
    assertEquals(Loss.CROSS_ENTROPY, task.loss());
    assertEquals(256, task.vocabulary());
    assertEquals(256, task.outputs());
    assertArrayEquals(new int[] {4}, task.inputShape());
    assertEquals(List.of("abcd", "efgh", "ijkl", "m..."), texts(task.train(), false));
    assertEquals(List.of("bcde", "fghi", "jklm", "n..."), texts(task.train(), true));
    assertEquals(List.of("opqr", "s..."), texts(task.test(), false));
    assertEquals(List.of("pqrs", "t..."), texts(task.test(), true));
    assertEquals(13, ((TokenTargets) task.train().targets()).unmasked());
    assertEquals(1, ((TokenTargets) task.test().targets()).unmasked(1, 2));
    assertEquals(TokenTargets.MASKED, ((TokenTargets) task.test().targets()).tokens()[7]);
  }

  @Test
  void aStrideShorterThanTheWindowOverlapsInTrainingAlone() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "abcdefghijklmnopqrst");
    Task task = open(options(4, 2, .5, 0, Map.of(), "a.txt"));
    assertEquals(List.of("abcd", "cdef", "efgh", "ghi."), texts(task.train(), false));
    assertEquals(List.of("bcde", "defg", "fghi", "hij."), texts(task.train(), true));
    assertEquals(List.of("klmn", "opqr", "s..."), texts(task.test(), false));
  }

  @Test
  void everyFileKeepsItsEndForTesting() throws IOException {
    Files.createDirectory(folder.resolve("books"));
    Files.writeString(folder.resolve("books/b.txt"), "0123456789");
    Files.writeString(folder.resolve("books/a.tokens"), "abcdefghij");
    Files.writeString(folder.resolve("books/LICENSE"), "none of it");
    Task task = open(options(8, 0, .2, 0, Map.of(), "books", "books/b.txt"));
    assertEquals(List.of("abcdefg.", "0123456."), texts(task.train(), false), "a window never runs from one file into another");
    assertEquals(List.of("i.......", "8......."), texts(task.test(), false));
    assertEquals(List.of("books/a.tokens", "books/b.txt"), task.sources().stream().map(DataSource::file).toList());
    assertEquals(64, task.sources().get(0).sha256().length());
  }

  @Test
  void nothingHeldOutIsEverSeenInTraining() throws IOException {
    StringBuilder text = new StringBuilder(); // every pair of bytes once: a window shows where it was cut
    for (char c = 33; c < 127; c++) {
      for (char d = 33; d < 127; d++) {
        text.append(c).append(d);
      }
    }
    Files.writeString(folder.resolve("pairs.txt"), text);
    Task task = open(options(16, 3, .25, 0, Map.of(), "pairs.txt"));
    Set<String> seen = new TreeSet<>();
    seen.addAll(texts(task.train(), false));
    seen.addAll(texts(task.train(), true));
    String held = text.substring(text.length() - text.length() / 4);
    for (String window : seen) {
      assertTrue(window.endsWith(".") || text.substring(0, text.length() - held.length()).contains(window), window);
    }
    assertEquals(held.length() - 1, ((TokenTargets) task.test().targets()).unmasked());
  }

  @Test
  void evaluationTakesWindowsFromAllOver() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "x".repeat(1000));
    Files.writeString(folder.resolve("b.txt"), "0000111122223333444455556666777788889999");
    Task task = open(options(4, 0, .5, 40, Map.of("digits", "b.txt"), "a.txt"));
    assertEquals(10, task.test().count());
    assertEquals(125, task.train().count());
    assertEquals(10, task.others().get("digits").count());
    Task few = open(new TextOptions(List.of("a.txt"), "bytes", 4, 0, .5, 0, Map.of("digits", "b.txt"), 12));
    assertEquals(List.of("0000", "3333", "6666"), texts(few.others().get("digits"), false));
    assertEquals(List.of("a.txt", "b.txt"), few.sources().stream().map(DataSource::file).toList());
  }

  @Test
  void whatIsMissingOrUnsoundIsSaid() throws IOException {
    Files.write(folder.resolve("latin.txt"), "caf\u00e9 au lait".getBytes(StandardCharsets.ISO_8859_1));
    Files.writeString(folder.resolve("one.txt"), "x");
    Files.writeString(folder.resolve("empty.txt"), "");
    Files.writeString(folder.resolve("novel.txt"), "It was a dark and stormy night.");
    Files.createDirectory(folder.resolve("pictures"));
    refused(options(4, 0, .1, 0, Map.of(), "latin.txt"), "latin.txt: not UTF-8: byte 0xe9 at offset 3 (line 1)");
    refused(options(4, 0, .1, 0, Map.of(), "one.txt"), "task.files, what task.testShare 0.1 leaves to train with: fewer than two tokens");
    refused(options(4, 0, .1, 0, Map.of(), "empty.txt"), "fewer than two tokens");
    refused(options(4, 0, .03, 0, Map.of(), "novel.txt"), "task.files, the task.testShare of 0.03: fewer than two tokens");
    refused(options(4, 0, .1, 0, Map.of(), "novle.txt"), "no text 'novle.txt': nothing is at " + folder.resolve("novle.txt"), "did you mean 'novel.txt'?");
    refused(options(4, 0, .1, 0, Map.of(), "pictures"), "pictures: no text in this folder");
    refused(options(4, 0, .1, 0, Map.of("same", "novel.txt"), "novel.txt"), "task.others.same: ", "is trained on as well");
    refused(options(4, 0, .1, 0, Map.of("one", "one.txt"), "novel.txt"), "task.others.one: fewer than two tokens");
    refused(options(4, 0, .1, 0, Map.of(), "tinyshakespeare"), "put input.txt (from https://raw.githubusercontent.com/karpathy/char-rnn/");
    TextOptions gpt = new TextOptions(List.of("novel.txt"), "gpt2", 4, 0, .1, 0, Map.of(), 0);
    refused(gpt, "no tokeniser 'gpt2': there is no folder at " + folder.resolve("gpt2"), "set task.tokeniser to bytes");
    refused(new TextOptions(List.of("novel.txt"), "pictures", 4, 0, .1, 0, Map.of(), 0), "no tokeniser in it");
  }

  @Test
  void optionsCheckThemselves() {
    unsound(() -> TextOptions.of(), "files must name at least one");
    unsound(() -> options(1, 0, .1, 0, Map.of(), "a"), "length must be from 2");
    unsound(() -> options(4, 5, .1, 0, Map.of(), "a"), "stride must not exceed length");
    unsound(() -> options(4, 0, 1, 0, Map.of(), "a"), "testShare must lie between 0 and 1");
    unsound(() -> options(4, 0, .1, 0, Map.of("test", "b"), "a"), "others.test: a name has letters");
    unsound(() -> options(4, 0, .1, 0, Map.of("a.b", "b"), "a"), "others.a.b: a name has letters");
    unsound(() -> new TokenTargets(1, 3, 5, new int[] {-1, -1, -1}), "example 0 is masked at every position");
    unsound(() -> new TokenTargets(1, 3, 5, new int[] {-1, 5, 0}), "example 0 has target 5 of a vocabulary of 5");
    unsound(() -> new TokenTargets(2, 3, 5, new int[3]), "2 examples of 3 positions");
  }

  @Test
  void tinyShakespeareAsBytesAndAsGpt2Tokens() {
    Path data = SharedData.require("tinyshakespeare").getParent();
    Task bytes = Tasks.open(TextOptions.of("tinyshakespeare"), 1, new DataFolder(data, false), DownloadListener.SILENT);
    assertEquals("", bytes.sources().get(0).note(), "the official file");
    int total = ((TokenTargets) bytes.train().targets()).unmasked() + ((TokenTargets) bytes.test().targets()).unmasked();
    assertEquals(1_115_394 - 2, total, "every byte but the first of each part is told once");
    SharedData.require("tokenizers");
    TextOptions gpt2 =
        new TextOptions(List.of("tinyshakespeare"), "tokenizers/gpt2", 64, 0, .1, 0, Map.of("chemistry", "chemistry-text"), 640);
    Task words = Tasks.open(gpt2, 1, new DataFolder(data, false), DownloadListener.SILENT);
    assertEquals(50_257, words.outputs());
    assertEquals(10, words.others().get("chemistry").count());
    int[] first = Arrays.copyOf(inputs(words.train()), 8);
    assertTrue(words.tokeniser().orElseThrow().tokeniser().decode(first).startsWith("First Citizen:\nBefore"));
    assertEquals(
        List.of("tinyshakespeare/input.txt", "chemistry-text/materials-syntheses.txt", "tokenizers/gpt2/vocab.json", "tokenizers/gpt2/merges.txt"),
        words.sources().stream().map(DataSource::file).toList());
  }

  private void refused(TextOptions options, String... expected) {
    String message = assertThrows(RuntimeException.class, () -> open(options)).getMessage();
    for (String part : expected) {
      assertTrue(message.contains(part), message);
    }
  }

  private static void unsound(org.junit.jupiter.api.function.Executable made, String expected) {
    String message = assertThrows(IllegalArgumentException.class, made).getMessage();
    assertTrue(message.contains(expected), message);
  }

  private static TextOptions options(int length, int stride, double share, int testTokens, Map<String, String> others, String... files) {
    return new TextOptions(List.of(files), "bytes", length, stride, share, testTokens, others, 0);
  }

  private Task open(TextOptions options) {
    return Tasks.open(options, 1, new DataFolder(folder, false), DownloadListener.SILENT);
  }

  private static int[] inputs(Examples examples) {
    return ((TokenInputs) examples.inputs()).tokens();
  }

  private static int[] targets(Examples examples) {
    return ((TokenTargets) examples.targets()).tokens();
  }

  /** The windows of some examples as text, padding and masks as dots. */
  private static List<String> texts(Examples examples, boolean targets) {
    int[] tokens = targets ? targets(examples) : inputs(examples);
    int length = tokens.length / examples.count();
    return IntStream.range(0, examples.count())
        .mapToObj(i -> new String(Arrays.stream(tokens).map(t -> t > 0 ? t : '.').toArray(), i * length, length))
        .toList();
  }
}
