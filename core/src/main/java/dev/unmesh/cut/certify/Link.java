package dev.unmesh.cut.certify;

/** One step of a {@link Chain}. */
sealed interface Link permits AffineLink, CurvedLink, PooledLink {
  int in();

  int out();

  double[] value(double[] x);

  /** What a row of factors on the outputs says of the inputs, at {@code x}. */
  double[] gradient(double[] x, double[] row);

  /** Interval arithmetic on both networks and their difference at once; {@code other} is the second network's step here. */
  Joint through(Link other, Joint in);

  /**
   * Rewrites an upper bound, {@code first} . (first network) + {@code difference} . (difference), on this step's outputs as one on its inputs.
   *
   * @param in what is known of the inputs
   */
  Rows over(Link other, Joint in, Rows rows, LinearSum sum);

  /** Factors on the first network's numbers and on the differences. */
  record Rows(double[] first, double[] difference) {}
}
