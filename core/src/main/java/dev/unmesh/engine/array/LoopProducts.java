package dev.unmesh.engine.array;

/**
 * Matrix products in loops that HotSpot vectorises on JDK 17: whole arrays read from index 0, at most four inputs and one output.
 * Rows are copied to arrays of their own for that, which is little beside the product.
 */
final class LoopProducts {
  private float[][] rows = new float[0][];
  private float[] sum = new float[0];
  private float[] zeros = new float[0];

  /** C = A B (plus a bias a row, unless null) or C += A B; A is read one element at a time, by two strides. */
  void multiply(
      int m, int n, int k, float[] a, int aAt, int aRow, int aColumn, float[] b, int bAt, int bRow, float[] bias, int biasAt, float[] c, int cAt, int cRow,
      boolean add) {
    prepare(k, n);
    for (int i = 0; i < k; i++) {
      System.arraycopy(b, bAt + i * bRow, rows[i], 0, n);
    }
    for (int i = 0; i < m; i++) {
      if (add) {
        System.arraycopy(c, cAt + i * cRow, sum, 0, n);
      } else {
        java.util.Arrays.fill(sum, bias == null ? 0 : bias[biasAt + i]);
      }
      int at = aAt + i * aRow;
      for (int j = 0; j < k; j += 4) {
        accumulate(
            a[at + j * aColumn],
            row(j),
            j + 1 < k ? a[at + (j + 1) * aColumn] : 0,
            row(j + 1, k),
            j + 2 < k ? a[at + (j + 2) * aColumn] : 0,
            row(j + 2, k),
            j + 3 < k ? a[at + (j + 3) * aColumn] : 0,
            row(j + 3, k),
            sum);
      }
      System.arraycopy(sum, 0, c, cAt + i * cRow, n);
    }
  }

  private float[] row(int i) {
    return rows[i];
  }

  private float[] row(int i, int k) {
    return i < k ? rows[i] : zeros;
  }

  // scratch is made again only when another shape comes by: the shapes of one network settle at the largest k
  private void prepare(int k, int n) {
    if (sum.length != n) {
      sum = new float[n];
      zeros = new float[n];
      rows = new float[0][];
    }
    if (rows.length < k) {
      rows = new float[k][n];
    }
  }

  private static void accumulate(float a0, float[] b0, float a1, float[] b1, float a2, float[] b2, float a3, float[] b3, float[] sum) {
    for (int n = 0; n < sum.length; n++) {
      sum[n] += a0 * b0[n] + a1 * b1[n] + a2 * b2[n] + a3 * b3[n];
    }
  }

  /** C = A B^T: dot products, two rows by four at a time in scalars (a float sum is not vectorised: its order is fixed). */
  static void dots(int m, int k, int n, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] c, int cAt, int cRow) {
    for (int i = 0; i < m; i += 2) {
      for (int j = 0; j < k; j += 4) {
        tile(n, a, aAt + i * aRow, aAt + (i + 1) * aRow, b, bAt + j * bRow, bRow, c, cAt + i * cRow + j, cRow);
      }
    }
  }

  private static void tile(int n, float[] a, int a0, int a1, float[] b, int bAt, int bRow, float[] c, int cAt, int cRow) {
    float s00 = 0;
    float s01 = 0;
    float s02 = 0;
    float s03 = 0;
    float s10 = 0;
    float s11 = 0;
    float s12 = 0;
    float s13 = 0;
    int b1 = bAt + bRow;
    int b2 = b1 + bRow;
    int b3 = b2 + bRow;
    for (int i = 0; i < n; i++) {
      float x = a[a0 + i];
      float y = a[a1 + i];
      float v = b[bAt + i];
      s00 += x * v;
      s10 += y * v;
      v = b[b1 + i];
      s01 += x * v;
      s11 += y * v;
      v = b[b2 + i];
      s02 += x * v;
      s12 += y * v;
      v = b[b3 + i];
      s03 += x * v;
      s13 += y * v;
    }
    c[cAt] = s00;
    c[cAt + 1] = s01;
    c[cAt + 2] = s02;
    c[cAt + 3] = s03;
    c[cAt + cRow] = s10;
    c[cAt + cRow + 1] = s11;
    c[cAt + cRow + 2] = s12;
    c[cAt + cRow + 3] = s13;
  }
}
