package dev.unmesh.task.text;

import dev.unmesh.task.Examples;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.task.TokenTargets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tokens cut into examples of equal length, whose targets are the inputs shifted by one. The last window of a stretch is padded, and
 * its targets masked, where the stretch is over.
 *
 * @param padding the token that stands where there is no text
 */
record Windows(int length, int vocabulary, int padding) {
  private record Window(TokenRange range, int start) {}

  /**
   * The windows of some stretches, one stretch after another.
   *
   * @param step tokens from a window's start to the next
   * @param most about how many tokens to take, in windows spread evenly; 0 for all
   * @throws IllegalArgumentException if there is no stretch of two tokens or more
   */
  Examples of(List<TokenRange> ranges, int step, int most) {
    List<Window> all = new ArrayList<>();
    for (TokenRange range : ranges) {
      int end = range.to() - 1; // the last token is a target only
      for (int start = range.from(); start < end; start += step) {
        all.add(new Window(range, start));
        if (start + length >= end) {
          break;
        }
      }
    }
    if (all.isEmpty()) {
      throw new IllegalArgumentException("fewer than two tokens");
    }
    return examples(most == 0 ? all : spread(all, Math.max(1, most / length)));
  }

  private static List<Window> spread(List<Window> all, int count) {
    List<Window> some = new ArrayList<>();
    for (int i = 0; i < Math.min(count, all.size()); i++) {
      some.add(all.get((int) ((long) i * all.size() / Math.min(count, all.size()))));
    }
    return some;
  }

  private Examples examples(List<Window> windows) {
    int[] inputs = new int[Math.multiplyExact(windows.size(), length)];
    int[] targets = new int[inputs.length];
    Arrays.fill(inputs, padding);
    Arrays.fill(targets, TokenTargets.MASKED);
    for (int i = 0; i < windows.size(); i++) {
      Window window = windows.get(i);
      int count = Math.min(length, window.range().to() - 1 - window.start());
      System.arraycopy(window.range().tokens(), window.start(), inputs, i * length, count);
      System.arraycopy(window.range().tokens(), window.start() + 1, targets, i * length, count);
    }
    return new Examples(
        new TokenInputs(windows.size(), length, vocabulary, inputs), new TokenTargets(windows.size(), length, vocabulary, targets));
  }
}
