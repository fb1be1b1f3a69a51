package dev.unmesh.task;

import java.util.List;
import java.util.function.IntBinaryOperator;

/** Learning a binary operation on a finite set from a share of its table: two tokens in, the token of the result out. */
final class PairTask {
  private PairTask() {}

  static Task open(String name, List<String> elements, IntBinaryOperator operation, double trainShare, long seed) {
    int size = elements.size();
    Split split = Split.of(new int[size * size], 1, 1 - trainShare, seed);
    return LoadedTask.of(
        name,
        elements,
        elements,
        Loss.CROSS_ENTROPY,
        examples(split.train(), size, operation),
        examples(split.test(), size, operation),
        List.of());
  }

  // Pair (a, b) is number a * size + b.
  private static Examples examples(int[] pairs, int size, IntBinaryOperator operation) {
    int[] tokens = new int[2 * pairs.length];
    int[] results = new int[pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      tokens[2 * i] = pairs[i] / size;
      tokens[2 * i + 1] = pairs[i] % size;
      results[i] = operation.applyAsInt(tokens[2 * i], tokens[2 * i + 1]);
    }
    return new Examples(new TokenInputs(pairs.length, 2, size, tokens), new ClassTargets(size, results));
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
