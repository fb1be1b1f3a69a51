package dev.unmesh.engine.array.vector;

import jdk.incubator.vector.FloatVector;

/**
 * C = A B for B and C whose rows are whole vectors: four rows of C by two vectors at a time stay in registers while the sum runs.
 * A is read one element at a time, by two strides, so it may stand transposed. Each row's sum starts from a bias of its own.
 */
final class VectorProducts {
  private static final int L = Lanes.COUNT;

  private static final float[] NONE = new float[4];

  private VectorProducts() {}

  /**
   * @param m rows, a multiple of 4; {@code n} a multiple of the lanes; C is overwritten or added to
   * @param biases as many as rows, or null
   */
  static void multiply(
      int m, int n, int k, float[] a, int aAt, int aRow, int aColumn, float[] b, int bAt, int bRow, float[] biases, int biasesAt,
      float[] c, int cAt, int cRow, boolean add) {
    float[] bias = biases == null ? NONE : biases;
    for (int i = 0; i < m; i += 4) {
      int biasAt = biases == null ? 0 : biasesAt + i;
      int column = 0;
      for (; column + 2 * L <= n; column += 2 * L) {
        twoVectors(k, a, aAt + i * aRow, aRow, aColumn, b, bAt + column, bRow, bias, biasAt, c, cAt + i * cRow + column, cRow, add);
      }
      if (column < n) {
        oneVector(k, a, aAt + i * aRow, aRow, aColumn, b, bAt + column, bRow, bias, biasAt, c, cAt + i * cRow + column, cRow, add);
      }
    }
  }

  private static void twoVectors(
      int k, float[] a, int aAt, int aRow, int aColumn, float[] b, int bAt, int bRow, float[] bias, int biasAt, float[] c, int cAt, int cRow,
      boolean add) {
    FloatVector c00 = FloatVector.broadcast(Lanes.SPECIES, bias[biasAt]);
    FloatVector c01 = c00;
    FloatVector c10 = FloatVector.broadcast(Lanes.SPECIES, bias[biasAt + 1]);
    FloatVector c11 = c10;
    FloatVector c20 = FloatVector.broadcast(Lanes.SPECIES, bias[biasAt + 2]);
    FloatVector c21 = c20;
    FloatVector c30 = FloatVector.broadcast(Lanes.SPECIES, bias[biasAt + 3]);
    FloatVector c31 = c30;
    int at = aAt;
    int from = bAt;
    for (int i = 0; i < k; i++) {
      FloatVector b0 = FloatVector.fromArray(Lanes.SPECIES, b, from);
      FloatVector b1 = FloatVector.fromArray(Lanes.SPECIES, b, from + L);
      FloatVector a0 = FloatVector.broadcast(Lanes.SPECIES, a[at]);
      FloatVector a1 = FloatVector.broadcast(Lanes.SPECIES, a[at + aRow]);
      FloatVector a2 = FloatVector.broadcast(Lanes.SPECIES, a[at + 2 * aRow]);
      FloatVector a3 = FloatVector.broadcast(Lanes.SPECIES, a[at + 3 * aRow]);
      c00 = b0.fma(a0, c00);
      c01 = b1.fma(a0, c01);
      c10 = b0.fma(a1, c10);
      c11 = b1.fma(a1, c11);
      c20 = b0.fma(a2, c20);
      c21 = b1.fma(a2, c21);
      c30 = b0.fma(a3, c30);
      c31 = b1.fma(a3, c31);
      at += aColumn;
      from += bRow;
    }
    store(c00, c, cAt, add);
    store(c01, c, cAt + L, add);
    store(c10, c, cAt + cRow, add);
    store(c11, c, cAt + cRow + L, add);
    store(c20, c, cAt + 2 * cRow, add);
    store(c21, c, cAt + 2 * cRow + L, add);
    store(c30, c, cAt + 3 * cRow, add);
    store(c31, c, cAt + 3 * cRow + L, add);
  }

  private static void oneVector(
      int k, float[] a, int aAt, int aRow, int aColumn, float[] b, int bAt, int bRow, float[] bias, int biasAt, float[] c, int cAt, int cRow,
      boolean add) {
    FloatVector c0 = FloatVector.broadcast(Lanes.SPECIES, bias[biasAt]);
    FloatVector c1 = FloatVector.broadcast(Lanes.SPECIES, bias[biasAt + 1]);
    FloatVector c2 = FloatVector.broadcast(Lanes.SPECIES, bias[biasAt + 2]);
    FloatVector c3 = FloatVector.broadcast(Lanes.SPECIES, bias[biasAt + 3]);
    int at = aAt;
    int from = bAt;
    for (int i = 0; i < k; i++) {
      FloatVector b0 = FloatVector.fromArray(Lanes.SPECIES, b, from);
      c0 = b0.fma(FloatVector.broadcast(Lanes.SPECIES, a[at]), c0);
      c1 = b0.fma(FloatVector.broadcast(Lanes.SPECIES, a[at + aRow]), c1);
      c2 = b0.fma(FloatVector.broadcast(Lanes.SPECIES, a[at + 2 * aRow]), c2);
      c3 = b0.fma(FloatVector.broadcast(Lanes.SPECIES, a[at + 3 * aRow]), c3);
      at += aColumn;
      from += bRow;
    }
    store(c0, c, cAt, add);
    store(c1, c, cAt + cRow, add);
    store(c2, c, cAt + 2 * cRow, add);
    store(c3, c, cAt + 3 * cRow, add);
  }

  private static void store(FloatVector value, float[] to, int at, boolean add) {
    (add ? value.add(FloatVector.fromArray(Lanes.SPECIES, to, at)) : value).intoArray(to, at);
  }
}
