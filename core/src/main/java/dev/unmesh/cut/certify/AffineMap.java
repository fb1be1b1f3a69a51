package dev.unmesh.cut.certify;

/** y = M x + b on flat arrays of doubles. */
interface AffineMap {
  int in();

  int out();

  /** b, or zeros. Not a copy. */
  double[] bias();

  /** M x. */
  double[] times(double[] x);

  /** |M| x, entry by entry the absolute value. */
  double[] timesMagnitude(double[] x);

  /** r' M: what a row of factors on the outputs says of the inputs. */
  double[] transposed(double[] row);

  /** The map of M - N and b - c, for a map N x + c of the same kind and shape. */
  AffineMap minus(AffineMap other);

  /** Numbers summed for one output, for what rounding may add. */
  int terms();
}
