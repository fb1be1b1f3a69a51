package dev.unmesh.task;

/**
 * Inputs as tokens, example by example: each a number of a vocabulary. For speed the array is not copied: whoever is handed one
 * must not write to it.
 *
 * @param length tokens an example has
 * @param vocabulary how many tokens there are
 * @param tokens count x length, each 0 to vocabulary - 1
 */
public record TokenInputs(int count, int length, int vocabulary, int[] tokens) implements Inputs {
  public TokenInputs {
    if (length < 1 || vocabulary < 1) {
      throw new IllegalArgumentException("tokens need a length and a vocabulary of at least 1, were " + length + " and " + vocabulary);
    }
    if ((long) count * length != tokens.length) {
      throw new IllegalArgumentException(count + " inputs of " + length + " tokens cannot have " + tokens.length + " of them");
    }
    for (int i = 0; i < tokens.length; i++) {
      if (tokens[i] < 0 || tokens[i] >= vocabulary) {
        throw new IllegalArgumentException("example " + i / length + " has token " + tokens[i] + " of a vocabulary of " + vocabulary);
      }
    }
  }

  @Override
  public int[] shape() {
    return new int[] {length};
  }

  /** Writes the tokens' numbers. */
  @Override
  public void copy(int example, float[] to, int at) {
    for (int i = 0; i < length; i++) {
      to[at + i] = tokens[example * length + i];
    }
  }

  @Override
  public Inputs only(int[] examples) {
    int[] chosen = new int[Math.multiplyExact(examples.length, length)];
    for (int i = 0; i < examples.length; i++) {
      System.arraycopy(tokens, examples[i] * length, chosen, i * length, length);
    }
    return new TokenInputs(examples.length, length, vocabulary, chosen);
  }
}
