package dev.unmesh.engine.array.vector;

import jdk.incubator.vector.FloatVector;

/** C = A B^T for A and B whose rows are whole vectors: four by four dot products at a time, their lanes summed in a fixed order. */
final class VectorDots {
  private static final int L = Lanes.COUNT;

  private final float[] lanes = new float[16 * L];

  /** @param m rows of A, a multiple of 4; {@code k} rows of B, a multiple of 4; {@code n} columns of both, a multiple of the lanes */
  void multiply(int m, int k, int n, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] c, int cAt, int cRow) {
    for (int i = 0; i < m; i += 4) {
      for (int j = 0; j < k; j += 4) {
        tile(n, a, aAt + i * aRow, aRow, b, bAt + j * bRow, bRow, lanes);
        int to = cAt + i * cRow + j;
        for (int r = 0; r < 4; r++) {
          for (int s = 0; s < 4; s++) {
            c[to + r * cRow + s] = Lanes.sum(lanes, (r * 4 + s) * L, L);
          }
        }
      }
    }
  }

  private static void tile(int n, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] lanes) {
    FloatVector c00 = FloatVector.zero(Lanes.SPECIES);
    FloatVector c01 = c00;
    FloatVector c02 = c00;
    FloatVector c03 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c12 = c00;
    FloatVector c13 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c22 = c00;
    FloatVector c23 = c00;
    FloatVector c30 = c00;
    FloatVector c31 = c00;
    FloatVector c32 = c00;
    FloatVector c33 = c00;
    for (int i = 0; i < n; i += L) {
      FloatVector a0 = FloatVector.fromArray(Lanes.SPECIES, a, aAt + i);
      FloatVector a1 = FloatVector.fromArray(Lanes.SPECIES, a, aAt + aRow + i);
      FloatVector a2 = FloatVector.fromArray(Lanes.SPECIES, a, aAt + 2 * aRow + i);
      FloatVector a3 = FloatVector.fromArray(Lanes.SPECIES, a, aAt + 3 * aRow + i);
      FloatVector v = FloatVector.fromArray(Lanes.SPECIES, b, bAt + i);
      c00 = a0.fma(v, c00);
      c10 = a1.fma(v, c10);
      c20 = a2.fma(v, c20);
      c30 = a3.fma(v, c30);
      v = FloatVector.fromArray(Lanes.SPECIES, b, bAt + bRow + i);
      c01 = a0.fma(v, c01);
      c11 = a1.fma(v, c11);
      c21 = a2.fma(v, c21);
      c31 = a3.fma(v, c31);
      v = FloatVector.fromArray(Lanes.SPECIES, b, bAt + 2 * bRow + i);
      c02 = a0.fma(v, c02);
      c12 = a1.fma(v, c12);
      c22 = a2.fma(v, c22);
      c32 = a3.fma(v, c32);
      v = FloatVector.fromArray(Lanes.SPECIES, b, bAt + 3 * bRow + i);
      c03 = a0.fma(v, c03);
      c13 = a1.fma(v, c13);
      c23 = a2.fma(v, c23);
      c33 = a3.fma(v, c33);
    }
    c00.intoArray(lanes, 0);
    c01.intoArray(lanes, L);
    c02.intoArray(lanes, 2 * L);
    c03.intoArray(lanes, 3 * L);
    c10.intoArray(lanes, 4 * L);
    c11.intoArray(lanes, 5 * L);
    c12.intoArray(lanes, 6 * L);
    c13.intoArray(lanes, 7 * L);
    c20.intoArray(lanes, 8 * L);
    c21.intoArray(lanes, 9 * L);
    c22.intoArray(lanes, 10 * L);
    c23.intoArray(lanes, 11 * L);
    c30.intoArray(lanes, 12 * L);
    c31.intoArray(lanes, 13 * L);
    c32.intoArray(lanes, 14 * L);
    c33.intoArray(lanes, 15 * L);
  }
}
