package dev.unmesh.wiring;

import java.util.Arrays;

/**
 * A dense matrix, row-major: rows = output neurons, columns = input neurons. The array is not copied: whoever is handed a matrix
 * must not write to it.
 */
public record Matrix(int rows, int columns, float[] values) {
  private static final int ROWS_AT_ONCE = 16;

  public Matrix {
    if (rows < 1 || columns < 1 || (long) rows * columns != values.length) {
      throw new IllegalArgumentException("a " + rows + " x " + columns + " matrix cannot hold " + values.length + " values");
    }
  }

  public float at(int row, int column) {
    return values[row * columns + column];
  }

  /** A connection's weights with each kernel reduced to its L2 norm (the value itself, sign kept, where there is no kernel). */
  public static Matrix l2(Connection connection, Weights weights) {
    return reduced(connection, weights, true);
  }

  /** A connection's weights with each kernel reduced to its L1 norm (the value itself, sign kept, where there is no kernel). */
  public static Matrix l1(Connection connection, Weights weights) {
    return reduced(connection, weights, false);
  }

  private static Matrix reduced(Connection connection, Weights weights, boolean squared) {
    ParameterView view = connection.view();
    WeightArray array = weights.get(view.parameter());
    if (view.end() > array.size()) {
      throw new IllegalArgumentException(
          "connection '" + connection.name() + "' reaches element " + view.end() + " of parameter '" + view.parameter() + "', which has "
              + array.size());
    }
    float[] values = array.values();
    if (view.isPlainMatrix()) {
      return new Matrix(connection.rows(), connection.columns(), values.length == view.end() ? values : Arrays.copyOf(values, (int) view.end()));
    }
    float[] result = new float[Math.multiplyExact(connection.rows(), connection.columns())];
    long[] columns = view.columns().offsets();
    long[] kernel = view.kernel().offsets();
    for (int first = 0; first < connection.rows(); first += ROWS_AT_ONCE) {
      // several rows at once: of a matrix stored the other way round they lie side by side
      int last = Math.min(connection.rows(), first + ROWS_AT_ONCE);
      long[] rows = new long[last - first];
      for (int i = first; i < last; i++) {
        rows[i - first] = view.offset() + view.rows().offset(i);
      }
      for (int j = 0; j < columns.length; j++) {
        for (int i = 0; i < rows.length; i++) {
          long start = rows[i] + columns[j];
          result[(first + i) * columns.length + j] = kernel.length == 1 ? values[(int) start] : norm(values, start, kernel, squared);
        }
      }
    }
    return new Matrix(connection.rows(), connection.columns(), result);
  }

  private static float norm(float[] values, long start, long[] kernel, boolean squared) {
    double sum = 0;
    for (long s : kernel) {
      double w = values[(int) (start + s)];
      sum += squared ? w * w : Math.abs(w);
    }
    return (float) (squared ? Math.sqrt(sum) : sum);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix matrix && rows == matrix.rows && columns == matrix.columns && Arrays.equals(values, matrix.values);
  }

  @Override
  public int hashCode() {
    return 31 * rows + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return rows + " x " + columns + " matrix";
  }
}
