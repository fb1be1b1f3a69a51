package dev.unmesh.cut.certify;

/** One step of a {@link Chain}. */
sealed interface Link permits AffineLink, CurvedLink, PooledLink {
  int in();

  int out();

  double[] value(double[] x);

  /** What a row of factors on the outputs says of the inputs, at {@code x}. */
  double[] gradient(double[] x, double[] row);

  /**
   * The same step taken in floats.
   *
   * @param in where the inputs lie in the real numbers
   * @param error how far the floats may already lie from those
   */
  Noisy noisy(Box in, double[] error);
}
