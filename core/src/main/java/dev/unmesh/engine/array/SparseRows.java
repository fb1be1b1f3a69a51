package dev.unmesh.engine.array;

/**
 * A matrix of few entries with a bias a row: the entries of row r stand at {@code starts[r] .. starts[r + 1] - 1}. Shared, not copied.
 *
 * @param starts rows + 1
 * @param columns of each entry
 * @param values of each entry
 * @param biases of each row
 */
public record SparseRows(int[] starts, int[] columns, float[] values, float[] biases) {
  public int rows() {
    return biases.length;
  }

  public int entries() {
    return values.length;
  }
}
