package dev.unmesh.task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;

/** Learning a binary operation on a finite set from a share of its table: two tokens in, and what follows them; the result out. */
final class PairTask {
  private PairTask() {}

  /** @param ending tokens that follow every pair, with the next numbers of the vocabulary; usually none, or "=" */
  static Task open(
      String name, List<String> elements, IntBinaryOperator operation, List<String> ending, double trainShare, long seed) {
    List<String> vocabulary = new ArrayList<>(elements);
    vocabulary.addAll(ending);
    int size = elements.size();
    Split split = Split.of(new int[size * size], 1, 1 - trainShare, seed);
    return LoadedTask.of(
        name,
        vocabulary,
        elements,
        Loss.CROSS_ENTROPY,
        examples(split.train(), size, operation, ending.size()),
        examples(split.test(), size, operation, ending.size()),
        List.of());
  }

  // Pair (a, b) is number a * size + b.
  private static Examples examples(int[] pairs, int size, IntBinaryOperator operation, int ending) {
    int length = 2 + ending;
    int[] tokens = new int[length * pairs.length];
    int[] results = new int[pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      int a = pairs[i] / size;
      int b = pairs[i] % size;
      tokens[length * i] = a;
      tokens[length * i + 1] = b;
      for (int end = 0; end < ending; end++) {
        tokens[length * i + 2 + end] = size + end;
      }
      results[i] = operation.applyAsInt(a, b);
    }
    return new Examples(new TokenInputs(pairs.length, length, size + ending, tokens), new ClassTargets(size, results));
  }

  /** @throws IllegalArgumentException if one side of the split would be empty */
  static void checkShare(int size, double trainShare) {
    long tests = Math.round((double) size * size * (1 - trainShare));
    if (tests == 0 || tests == (long) size * size) {
      throw new IllegalArgumentException(
          "trainShare " + trainShare + " of " + (long) size * size + " pairs leaves nothing to " + (tests == 0 ? "test" : "train") + " with");
    }
  }
}
