package dev.unmesh.wiring;

import java.util.Objects;

/**
 * A matrix (rows = output neurons, columns = input neurons, with an optional kernel behind each entry) seen in a flat parameter.
 * Entry (i, j, s) stands at {@code offset + rows.offset(i) + columns.offset(j) + kernel.offset(s)}.
 */
public record ParameterView(String parameter, long offset, StridedAxis rows, StridedAxis columns, StridedAxis kernel) {
  public ParameterView {
    Objects.requireNonNull(parameter, "parameter");
    if (offset < 0) {
      throw new IllegalArgumentException("view of '" + parameter + "': offset must not be negative, was " + offset);
    }
  }

  /** A matrix stored row by row, out x in, as torch's Linear keeps it. */
  public static ParameterView outByIn(String parameter, int out, int in) {
    return new ParameterView(parameter, 0, StridedAxis.of(out, in), StridedAxis.of(in, 1), StridedAxis.SINGLE);
  }

  /** A matrix stored in x out, as GPT-2 keeps it. */
  public static ParameterView inByOut(String parameter, int in, int out) {
    return new ParameterView(parameter, 0, StridedAxis.of(out, 1), StridedAxis.of(in, out), StridedAxis.SINGLE);
  }

  /** A convolution stored out x in x (kernel), {@code kernelSize} weights behind each entry. */
  public static ParameterView convolution(String parameter, int out, int in, int kernelSize) {
    return new ParameterView(
        parameter, 0, StridedAxis.of(out, (long) in * kernelSize), StridedAxis.of(in, kernelSize), StridedAxis.of(kernelSize, 1));
  }

  /** The flat index of entry (row, column) at kernel position {@code s}. */
  public long index(int row, int column, int s) {
    return offset + rows.offset(row) + columns.offset(column) + kernel.offset(s);
  }

  /** One past the largest flat index the view touches. */
  public long end() {
    return index(rows.length() - 1, columns.length() - 1, kernel.length() - 1) + 1;
  }

  /** Whether this is the whole of a row-major matrix without kernel, so that flat index = row * columns + column. */
  public boolean isPlainMatrix() {
    return offset == 0
        && kernel.length() == 1
        && rows.equals(StridedAxis.of(rows.length(), columns.length()))
        && columns.equals(StridedAxis.of(columns.length(), 1));
  }
}
