package dev.unmesh.task;

/**
 * Products in the symmetric group S_n, from all n! x n! pairs of permutations.
 *
 * @param n how many things are permuted, 2 to 6; default 4
 * @param trainShare share of the pairs, drawn by the seed, that is for training; the rest is for testing; default .8
 */
public record PermutationsOptions(int n, double trainShare) implements TaskOptions {
  public PermutationsOptions {
    if (n < 2 || n > 6) {
      throw new IllegalArgumentException("n must be from 2 to 6, was " + n);
    }
    OptionCheck.fraction("trainShare", trainShare);
    PairTask.checkShare(SymmetricGroup.order(n), trainShare);
  }

  public static PermutationsOptions defaults() {
    return new PermutationsOptions(4, .8);
  }

  @Override
  public String name() {
    return "permutations";
  }

  @Override
  public boolean drawsSplit() {
    return true;
  }
}
