package dev.unmesh.interpret.fourier;

import dev.unmesh.task.TokenInputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The pairs a network is asked to add: all of them up to 20,000, else so many at random, as inputs in portions whose answers fit in
 * memory.
 *
 * @param p the modulus
 * @param first, second the numbers of each pair
 */
record Pairs(int p, int[] first, int[] second, List<TokenInputs> portions) {
  private static final int MOST = 20_000;
  private static final int MOST_ANSWERS = 1 << 22;

  /** @param like inputs of the task: whatever follows the pair there ("=") follows it here */
  static Pairs of(int p, TokenInputs like, long seed) {
    int[] chosen = ShuffledNumbers.order(p * p, seed);
    chosen = Arrays.copyOf(chosen, Math.min(MOST, chosen.length));
    Arrays.sort(chosen);
    int[] first = Arrays.stream(chosen).map(pair -> pair / p).toArray();
    int[] second = Arrays.stream(chosen).map(pair -> pair % p).toArray();
    List<TokenInputs> portions = new ArrayList<>();
    int most = Math.max(1, MOST_ANSWERS / p);
    for (int from = 0; from < chosen.length; from += most) {
      portions.add(inputs(first, second, like, from, Math.min(chosen.length, from + most)));
    }
    return new Pairs(p, first, second, portions);
  }

  int count() {
    return first.length;
  }

  /** The sum of a pair, modulo p. */
  int sum(int pair) {
    return (first[pair] + second[pair]) % p;
  }

  private static TokenInputs inputs(int[] first, int[] second, TokenInputs like, int from, int to) {
    int length = like.length();
    int[] tokens = new int[(to - from) * length];
    for (int i = from; i < to; i++) {
      int at = (i - from) * length;
      tokens[at] = first[i];
      tokens[at + 1] = second[i];
      System.arraycopy(like.tokens(), 2, tokens, at + 2, length - 2);
    }
    return new TokenInputs(to - from, length, like.vocabulary(), tokens);
  }
}
