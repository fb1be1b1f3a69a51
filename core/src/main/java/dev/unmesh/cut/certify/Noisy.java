package dev.unmesh.cut.certify;

/**
 * A step as floats take it, for one box: the real step, and something more of at most some size at each output. The difference of the two
 * spreads as linear bounds do, by signed factors where the step is linear.
 */
interface Noisy {
  /** How far floats may lie from the real outputs, whatever the signs of what came before. */
  double[] errors();

  /** Takes upper bounds on sums over the outputs' errors to ones over the inputs'. */
  Panel back(Panel rows, Sums sums);
}
