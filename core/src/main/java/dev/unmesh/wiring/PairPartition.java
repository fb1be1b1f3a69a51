package dev.unmesh.wiring;

import java.util.Arrays;

/**
 * Modules of one matrix: a label 0 .. k - 1 for every row and every column, -1 for one of no module.
 *
 * @param modules k
 */
public record PairPartition(int modules, int[] rows, int[] columns) {
  public PairPartition {
    if (modules < 1) {
      throw new IllegalArgumentException("a partition needs at least one module, was " + modules);
    }
    rows = Labels.checked("rows", rows, modules);
    columns = Labels.checked("columns", columns, modules);
  }

  /** A copy of the row labels. */
  @Override
  public int[] rows() {
    return rows.clone();
  }

  /** A copy of the column labels. */
  @Override
  public int[] columns() {
    return columns.clone();
  }

  public int row(int i) {
    return rows[i];
  }

  public int column(int j) {
    return columns[j];
  }

  /** Whether entry (i, j) lies inside a module. */
  public boolean within(int i, int j) {
    return rows[i] >= 0 && rows[i] == columns[j];
  }

  public PairPartition transposed() {
    return new PairPartition(modules, columns, rows);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PairPartition pair
        && modules == pair.modules
        && Arrays.equals(rows, pair.rows)
        && Arrays.equals(columns, pair.columns);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * modules + Arrays.hashCode(rows)) + Arrays.hashCode(columns);
  }

  @Override
  public String toString() {
    return modules + " modules over " + rows.length + " rows and " + columns.length + " columns";
  }
}
