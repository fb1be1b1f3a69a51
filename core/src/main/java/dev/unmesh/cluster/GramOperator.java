package dev.unmesh.cluster;

import java.util.Arrays;

/** x -> M M^T x for a dense m x n matrix M, held both ways round so that both products run along memory. */
final class GramOperator implements SymmetricOperator {
  private static final int STRETCH = 512;

  private final int rows;
  private final int columns;
  private final float[] matrix;
  private final float[] transposed;
  private final Workers workers;

  GramOperator(float[] matrix, float[] transposed, int rows, int columns, Workers workers) {
    this.rows = rows;
    this.columns = columns;
    this.matrix = matrix;
    this.transposed = transposed;
    this.workers = workers;
  }

  @Override
  public int size() {
    return rows;
  }

  @Override
  public void apply(float[][] x, float[][] y) {
    float[][] middle = new float[x.length][columns];
    combine(matrix, rows, columns, x, middle);
    combine(transposed, columns, rows, middle, y);
  }

  /** M^T x for every vector of a block. */
  float[][] transposedTimes(float[][] x) {
    float[][] result = new float[x.length][columns];
    combine(matrix, rows, columns, x, result);
    return result;
  }

  /** y[c] = sum_i x[c][i] * line i. Each stretch of y is one task and sums in one order, whatever the number of threads. */
  private void combine(float[] lines, int count, int length, float[][] x, float[][] y) {
    int tasks = (length + STRETCH - 1) / STRETCH;
    workers.run(
        tasks,
        task -> {
          int from = task * STRETCH;
          int to = Math.min(length, from + STRETCH);
          for (float[] vector : y) {
            Arrays.fill(vector, from, to, 0);
          }
          int i = 0;
          for (; i + 4 <= count; i += 4) {
            int o = i * length;
            for (int c = 0; c < x.length; c++) {
              float[] a = x[c];
              Vectors.add4(lines, o, o + length, o + 2 * length, o + 3 * length, a[i], a[i + 1], a[i + 2], a[i + 3], y[c], from, to);
            }
          }
          for (; i < count; i++) {
            for (int c = 0; c < x.length; c++) {
              Vectors.add1(lines, i * length, x[c][i], y[c], from, to);
            }
          }
        });
  }

  /** The columns x rows transpose of a row-major rows x columns matrix. */
  static float[] transpose(float[] matrix, int rows, int columns) {
    float[] result = new float[matrix.length];
    int tile = 32;
    for (int i0 = 0; i0 < rows; i0 += tile) {
      int i1 = Math.min(rows, i0 + tile);
      for (int j0 = 0; j0 < columns; j0 += tile) {
        int j1 = Math.min(columns, j0 + tile);
        for (int i = i0; i < i1; i++) {
          for (int j = j0; j < j1; j++) {
            result[j * rows + i] = matrix[i * columns + j];
          }
        }
      }
    }
    return result;
  }
}
