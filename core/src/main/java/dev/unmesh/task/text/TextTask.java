package dev.unmesh.task.text;

import dev.unmesh.format.Utf8Text;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.DataSource;
import dev.unmesh.task.DownloadListener;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Loss;
import dev.unmesh.task.SourceFile;
import dev.unmesh.task.Task;
import dev.unmesh.task.TaskTokeniser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Texts as a task, held in memory as tokens. */
record TextTask(
    String name, int length, TaskTokeniser words, Examples train, Examples test, Map<String, Examples> others, List<DataSource> sources)
    implements Task {
  static Task open(TextOptions options, DataFolder data, DownloadListener listener) {
    TaskTokeniser words = Tokenisers.open(options.tokeniser(), data);
    TextFiles files = new TextFiles(data, listener);
    Set<DataSource> sources = new LinkedHashSet<>();
    List<TokenRange> train = new ArrayList<>();
    List<TokenRange> test = new ArrayList<>();
    Set<Path> learned = new LinkedHashSet<>();
    for (String name : options.files()) {
      for (SourceFile file : files.find(name)) {
        if (learned.add(file.path().toAbsolutePath().normalize())) {
          sources.add(file.source());
          int[] tokens = tokens(file, words);
          int end = tokens.length - (int) Math.round(options.testShare() * tokens.length);
          train.add(new TokenRange(tokens, 0, end));
          test.add(new TokenRange(tokens, end, tokens.length));
        }
      }
    }
    Windows windows = windows(options, words);
    Map<String, Examples> others = new LinkedHashMap<>();
    options.others().forEach((name, text) -> {
      List<TokenRange> ranges = new ArrayList<>();
      for (SourceFile file : files.findOrLeaveOut(text, "task.others." + name)) {
        if (learned.contains(file.path().toAbsolutePath().normalize())) {
          throw new IllegalArgumentException(
              "task.others." + name + ": " + file.path() + " is trained on as well (task.files): name text of another domain there");
        }
        sources.add(file.source());
        ranges.add(whole(tokens(file, words)));
      }
      if (!ranges.isEmpty()) {
        others.put(name, cut(windows, ranges, options.length(), options.otherTokens(), "task.others." + name));
      }
    });
    words.files().forEach(file -> sources.add(files.named(SourceFile.read(file)).source()));
    return new TextTask(
        options.name(),
        options.length(),
        words,
        cut(windows, train, options.step(), 0, "task.files, what task.testShare " + options.testShare() + " leaves to train with"),
        cut(windows, test, options.length(), options.testTokens(), "task.files, the task.testShare of " + options.testShare()),
        Collections.unmodifiableMap(others),
        List.copyOf(sources));
  }

  private static Windows windows(TextOptions options, TaskTokeniser words) {
    return new Windows(options.length(), words.tokeniser().vocabularySize(), words.tokeniser().endOfText().orElse(0));
  }

  private static TokenRange whole(int[] tokens) {
    return new TokenRange(tokens, 0, tokens.length);
  }

  private static int[] tokens(SourceFile file, TaskTokeniser words) {
    return words.tokeniser().encode(Utf8Text.decode(file.path(), file.content()));
  }

  private static Examples cut(Windows windows, List<TokenRange> ranges, int step, int most, String what) {
    if (ranges.stream().allMatch(range -> range.asked() == 0)) {
      throw new IllegalArgumentException(what + ": fewer than two tokens, so there is nothing to tell; take a longer text");
    }
    return windows.of(ranges, step, most);
  }

  @Override
  public int[] inputShape() {
    return new int[] {length};
  }

  @Override
  public int outputs() {
    return words.tokeniser().vocabularySize();
  }

  @Override
  public List<String> inputLabels() {
    return List.of();
  }

  @Override
  public List<String> outputLabels() {
    return List.of();
  }

  @Override
  public Loss loss() {
    return Loss.CROSS_ENTROPY;
  }

  @Override
  public Optional<TaskTokeniser> tokeniser() {
    return Optional.of(words);
  }
}
