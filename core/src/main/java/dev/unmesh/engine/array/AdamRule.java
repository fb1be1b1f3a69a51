package dev.unmesh.engine.array;

/**
 * What stays the same from one Adam step to the next.
 *
 * @param decay weight decay, 0 or more
 * @param decoupled AdamW: decay shrinks the weights; else it is added to the gradient. Sources: Kingma, Ba 2015, algorithm 1;
 *     Loshchilov, Hutter 2019
 */
public record AdamRule(double beta1, double beta2, double epsilon, double decay, boolean decoupled) {
  /** The rate with the first moment's start from zero made up for, at step {@code t} counted from 1. */
  public double size(double rate, long t) {
    return rate / (1 - Math.pow(beta1, t));
  }

  /** The factor on the root of the second moment that makes up for its start from zero. */
  public double root(long t) {
    return 1 / Math.sqrt(1 - Math.pow(beta2, t));
  }

  /** What is left of a weight after the decay of a step. */
  public double keep(double rate) {
    return decoupled ? 1 - rate * decay : 1;
  }

  /** The factor of the weight in its gradient. */
  public double pull() {
    return decoupled ? 0 : decay;
  }
}
