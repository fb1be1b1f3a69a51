package dev.unmesh.cut.certify;

/** One step of a {@link Chain}. */
sealed interface Link permits AffineLink, CurvedLink, PooledLink {
  int in();

  int out();

  double[] value(double[] x);

  /** What a row of factors on the outputs says of the inputs, at {@code x}. */
  double[] gradient(double[] x, double[] row);
}
