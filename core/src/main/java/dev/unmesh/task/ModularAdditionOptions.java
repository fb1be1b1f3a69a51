package dev.unmesh.task;

/**
 * a + b mod p, from all p x p pairs. Token i is the number i; the answer's class is the answer.
 *
 * @param p the modulus, 2 to 1000; default 59
 * @param trainShare share of the pairs, drawn by the seed, that is for training; the rest is for testing; default .8
 * @param equalsToken whether a third token, "=", number p of the vocabulary, follows the pair: the place to answer at; default false
 */
public record ModularAdditionOptions(int p, double trainShare, boolean equalsToken) implements TaskOptions {
  /** Without an "=". */
  public ModularAdditionOptions(int p, double trainShare) {
    this(p, trainShare, false);
  }

  public ModularAdditionOptions {
    if (p < 2 || p > 1000) {
      throw new IllegalArgumentException("p must be from 2 to 1000, was " + p);
    }
    OptionCheck.fraction("trainShare", trainShare);
    PairTask.checkShare(p, trainShare);
  }

  public static ModularAdditionOptions defaults() {
    return new ModularAdditionOptions(59, .8);
  }

  @Override
  public String name() {
    return "modular-addition";
  }

  @Override
  public boolean drawsSplit() {
    return true;
  }
}
