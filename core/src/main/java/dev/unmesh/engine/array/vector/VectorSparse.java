package dev.unmesh.engine.array.vector;

import dev.unmesh.engine.array.Panel;
import dev.unmesh.engine.array.SparseRows;
import jdk.incubator.vector.FloatVector;

/** Sparse rows times a panel: four vectors of a row of the result stay in registers while its few entries go by. */
final class VectorSparse {
  private static final int L = Lanes.COUNT;

  private VectorSparse() {}

  static void multiply(SparseRows left, Panel<float[]> right, Panel<float[]> to) {
    int n = Panel.padded(to.columns(), L);
    for (int r = 0; r < left.rows(); r++) {
      int column = 0;
      int toAt = to.offset() + r * to.stride();
      for (; column + 4 * L <= n; column += 4 * L) {
        fourVectors(
            left.columns(), left.values(), left.starts()[r], left.starts()[r + 1], left.biases()[r], right.values(), right.offset() + column,
            right.stride(), to.values(), toAt + column);
      }
      for (; column < n; column += L) {
        oneVector(
            left.columns(), left.values(), left.starts()[r], left.starts()[r + 1], left.biases()[r], right.values(), right.offset() + column,
            right.stride(), to.values(), toAt + column);
      }
    }
  }

  private static void fourVectors(
      int[] columns, float[] weights, int begin, int end, float bias, float[] x, int xAt, int xRow, float[] to, int toAt) {
    FloatVector a = FloatVector.broadcast(Lanes.SPECIES, bias);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    for (int i = begin; i < end; i++) {
      FloatVector w = FloatVector.broadcast(Lanes.SPECIES, weights[i]);
      int at = xAt + columns[i] * xRow;
      a = FloatVector.fromArray(Lanes.SPECIES, x, at).fma(w, a);
      b = FloatVector.fromArray(Lanes.SPECIES, x, at + L).fma(w, b);
      c = FloatVector.fromArray(Lanes.SPECIES, x, at + 2 * L).fma(w, c);
      d = FloatVector.fromArray(Lanes.SPECIES, x, at + 3 * L).fma(w, d);
    }
    a.intoArray(to, toAt);
    b.intoArray(to, toAt + L);
    c.intoArray(to, toAt + 2 * L);
    d.intoArray(to, toAt + 3 * L);
  }

  private static void oneVector(
      int[] columns, float[] weights, int begin, int end, float bias, float[] x, int xAt, int xRow, float[] to, int toAt) {
    FloatVector sum = FloatVector.broadcast(Lanes.SPECIES, bias);
    for (int i = begin; i < end; i++) {
      sum = FloatVector.fromArray(Lanes.SPECIES, x, xAt + columns[i] * xRow).fma(FloatVector.broadcast(Lanes.SPECIES, weights[i]), sum);
    }
    sum.intoArray(to, toAt);
  }
}
