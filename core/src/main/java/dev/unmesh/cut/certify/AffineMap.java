package dev.unmesh.cut.certify;

import java.util.Arrays;

/** y = M x + b on flat arrays of doubles. */
interface AffineMap {
  int in();

  int out();

  /** b, or zeros. Not a copy. */
  double[] bias();

  /** |b|, or more where b is itself a sum: what the rounding of adding it goes by. Not a copy. */
  default double[] biasSize() {
    double[] sizes = new double[out()];
    Arrays.setAll(sizes, i -> Math.abs(bias()[i]));
    return sizes;
  }

  /** M x. */
  double[] times(double[] x);

  /** |M| x, entry by entry the absolute value. */
  double[] timesMagnitude(double[] x);

  /** r' M: what a row of factors on the outputs says of the inputs. */
  double[] transposed(double[] row);

  /** M' times several sums' factors on the outputs: their factors on the inputs {@code wanted}. */
  Panel transposed(Panel rows, Places wanted);

  /** Whether it is 0 everywhere. */
  boolean zero();

  /** The map of M - N and b - c, for a map N x + c of the same kind and shape. */
  AffineMap minus(AffineMap other);

  /** Numbers summed for each output where only some inputs are other than 0: adding 0 rounds nothing. */
  default int[] terms(boolean[] live) {
    int[] terms = new int[out()];
    Arrays.fill(terms, terms());
    return terms;
  }

  /** Whether an output is a sum over several inputs: only then can linear bounds tell more of it than its inputs' intervals. */
  default boolean mixes() {
    return true;
  }

  /** Numbers summed for one output, for what rounding may add. */
  int terms();

  /** How often its coefficients were rounded before they were floats, beyond being stored so. */
  default int roundings() {
    return 0;
  }

  /** Outputs that one input goes to, at most. */
  int fanOut();
}
