package dev.unmesh.task;

/**
 * A token at every position of each example, or none where the position is masked. The array is not copied: whoever is handed one
 * must not write to it.
 *
 * @param length positions an example has
 * @param vocabulary how many tokens there are
 * @param tokens count x length, example by example, each 0 to vocabulary - 1, or {@link #MASKED}; every example has one that is not
 */
public record TokenTargets(int count, int length, int vocabulary, int[] tokens) implements Targets {
  /** Stands where no answer is asked for: padding. */
  public static final int MASKED = -1;

  public TokenTargets {
    if (length < 1 || vocabulary < 1) {
      throw new IllegalArgumentException("token targets need a length and a vocabulary of at least 1, were " + length + " and " + vocabulary);
    }
    if ((long) count * length != tokens.length) {
      throw new IllegalArgumentException(count + " examples of " + length + " positions cannot have " + tokens.length + " targets");
    }
    for (int example = 0; example < count; example++) {
      int unmasked = 0;
      for (int i = example * length; i < (example + 1) * length; i++) {
        if (tokens[i] < MASKED || tokens[i] >= vocabulary) {
          throw new IllegalArgumentException("example " + example + " has target " + tokens[i] + " of a vocabulary of " + vocabulary);
        }
        unmasked += tokens[i] == MASKED ? 0 : 1;
      }
      if (unmasked == 0) {
        throw new IllegalArgumentException("example " + example + " is masked at every position: nothing is asked of it");
      }
    }
  }

  /** Some of the targets, in the order asked for. */
  public TokenTargets only(int[] examples) {
    int[] chosen = new int[Math.multiplyExact(examples.length, length)];
    for (int i = 0; i < examples.length; i++) {
      System.arraycopy(tokens, examples[i] * length, chosen, i * length, length);
    }
    return new TokenTargets(examples.length, length, vocabulary, chosen);
  }

  /** How many positions of all examples count. */
  public int unmasked() {
    return unmasked(0, count);
  }

  /** The same of examples {@code from} (inclusive) to {@code to} (exclusive). */
  public int unmasked(int from, int to) {
    int unmasked = 0;
    for (int i = from * length; i < to * length; i++) {
      unmasked += tokens[i] == MASKED ? 0 : 1;
    }
    return unmasked;
  }
}
