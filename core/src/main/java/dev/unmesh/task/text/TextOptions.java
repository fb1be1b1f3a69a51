package dev.unmesh.task.text;

import dev.unmesh.task.DataFolder;
import dev.unmesh.task.DownloadListener;
import dev.unmesh.task.OpeningOptions;
import dev.unmesh.task.OptionCheck;
import dev.unmesh.task.Task;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Text, each token to be told from those before it: windows of {@code length} tokens, with the next token as the target at every
 * position. Text is named by a file, a folder (all its {@code .txt} and {@code .tokens} files) or a corpus, which is a folder too:
 * {@code tinyshakespeare}, {@code wikitext-2}, {@code gutenberg}, {@code chemistry-text}. Paths are read from the data folder, else from
 * the working directory. A window that a text's end cuts short is padded, and masked there.
 *
 * @param files text to learn from, UTF-8
 * @param tokeniser {@code bytes}, or a folder with {@code tokenizer.json} or {@code vocab.json} and {@code merges.txt}; default bytes
 * @param length tokens a window, at least 2; default 128
 * @param stride tokens from one training window's start to the next; less than {@code length} lets windows overlap, so that a token is
 *     seen at several positions; 0 (default) for {@code length}
 * @param testShare share of each file, at its end, that is held out; default .1
 * @param testTokens about how many held-out tokens an evaluation takes, in windows spread evenly over them; 0 (default) for all
 * @param others texts of other domains by name, never trained on, evaluated with the held-out text
 * @param otherTokens the same as {@code testTokens} for each of these; default 16,384
 */
public record TextOptions(
    List<String> files,
    String tokeniser,
    int length,
    int stride,
    double testShare,
    int testTokens,
    Map<String, String> others,
    int otherTokens)
    implements OpeningOptions {
  public TextOptions {
    files = files == null ? List.of() : List.copyOf(files);
    if (files.isEmpty() || files.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("files must name at least one text file, folder or corpus, was " + files);
    }
    if (tokeniser == null || tokeniser.isBlank()) {
      throw new IllegalArgumentException("tokeniser must be 'bytes' or a folder with a tokeniser's files");
    }
    OptionCheck.atLeast("length", length, 2);
    OptionCheck.atLeast("stride", stride, 0);
    if (stride > length) {
      throw new IllegalArgumentException("stride must not exceed length, or text is left out; was " + stride + " of " + length);
    }
    OptionCheck.fraction("testShare", testShare);
    OptionCheck.atLeast("testTokens", testTokens, 0);
    OptionCheck.atLeast("otherTokens", otherTokens, 0);
    others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
    others.forEach(TextOptions::check);
  }

  private static void check(String name, String text) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]*") || name.equals("train") || name.equals("test")) {
      throw new IllegalArgumentException(
          "others." + name + ": a name has letters, digits, - and _ only, and is neither train nor test: figures are called after it");
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("others." + name + " must name a text file, folder or corpus");
    }
  }

  /** Bytes in windows of 128. */
  public static TextOptions of(String... files) {
    return new TextOptions(List.of(files), Tokenisers.BYTES, 128, 0, .1, 0, Map.of(), 16_384);
  }

  @Override
  public String name() {
    return "text";
  }

  /** Tokens from one training window's start to the next. */
  int step() {
    return stride == 0 ? length : stride;
  }

  @Override
  public Task open(long seed, DataFolder data, DownloadListener progress) {
    return TextTask.open(this, data, progress);
  }
}
