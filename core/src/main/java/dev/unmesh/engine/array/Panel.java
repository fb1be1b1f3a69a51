package dev.unmesh.engine.array;

/**
 * A matrix inside a flat array: element (r, c) stands at {@code offset + r * stride + c}. Rows are padded to a multiple of four and
 * columns up to the stride, so that kernels may work in whole tiles; the padding belongs to the matrix and holds zeros wherever a
 * kernel sums over it.
 *
 * @param values a float or double array, shared, not copied
 * @param rows rows that mean something
 * @param columns columns that mean something
 */
public record Panel<A>(A values, int offset, int rows, int columns, int stride) {
  /** How many rows a kernel may touch. */
  public int paddedRows() {
    return padded(rows, 4);
  }

  /** Elements from the first row to the last padded one. */
  public int size() {
    return paddedRows() * stride;
  }

  int at(int row) {
    return offset + row * stride;
  }

  /** The smallest multiple of {@code unit} that is not below {@code n}. */
  public static int padded(int n, int unit) {
    return (n + unit - 1) / unit * unit;
  }

  /** A matrix of its own, its rows whole vectors. */
  public static <A> Panel<A> of(Kernels<A> kernels, int rows, int columns) {
    int stride = padded(columns, Math.max(4, kernels.lanes()));
    return new Panel<>(kernels.allocate(padded(rows, 4) * stride), 0, rows, columns, stride);
  }

  /** The same matrix with fewer columns that mean something. */
  public Panel<A> narrowed(int fewer) {
    if (fewer > columns) {
      throw new IllegalArgumentException("a panel of " + columns + " columns has no " + fewer);
    }
    return new Panel<>(values, offset, rows, fewer, stride);
  }
}
