package dev.unmesh.engine.array;

/** What kernels on float arrays share: the arrays themselves, and look-ups and their gradients, which no vector instruction helps. */
public interface FloatArrays extends Kernels<float[]> {
  @Override
  default float[] allocate(int length) {
    return new float[length];
  }

  @Override
  default float get(float[] array, int at) {
    return array[at];
  }

  @Override
  default void put(float[] array, int at, double value) {
    array[at] = (float) value;
  }

  @Override
  default float[] copy(float[] array) {
    return array.clone();
  }

  @Override
  default void move(float[] from, int fromAt, float[] to, int toAt) {
    to[toAt] = from[fromAt];
  }

  @Override
  default void lookUp(Panel<float[]> table, int[] index, Panel<float[]> z, boolean add) {
    for (int r = 0; r < z.rows(); r++) {
      if (add) {
        addRow(table.values(), table.at(r), index, z.columns(), z.values(), z.at(r));
      } else {
        copyRow(table.values(), table.at(r), index, z.columns(), z.values(), z.at(r));
      }
    }
  }

  private static void copyRow(float[] table, int tableAt, int[] index, int n, float[] z, int zAt) {
    for (int c = 0; c < n; c++) {
      z[zAt + c] = table[tableAt + index[c]];
    }
  }

  private static void addRow(float[] table, int tableAt, int[] index, int n, float[] z, int zAt) {
    for (int c = 0; c < n; c++) {
      z[zAt + c] += table[tableAt + index[c]];
    }
  }

  @Override
  default void collect(Panel<float[]> z, int[] start, int[] order, Panel<float[]> table) {
    for (int r = 0; r < z.rows(); r += 2) {
      // two rows share the reading of the order; a padded row of zeros gives zeros
      twoRows(z.values(), z.at(r), z.stride(), start, order, table.values(), table.at(r), table.stride());
    }
  }

  private static void twoRows(float[] z, int zAt, int zRow, int[] start, int[] order, float[] table, int tableAt, int tableRow) {
    for (int t = 0; t + 1 < start.length; t++) {
      float sum0 = 0;
      float sum1 = 0;
      float odd0 = 0;
      float odd1 = 0;
      int i = start[t];
      for (; i + 1 < start[t + 1]; i += 2) {
        int at = zAt + order[i];
        int next = zAt + order[i + 1];
        sum0 += z[at];
        sum1 += z[at + zRow];
        odd0 += z[next];
        odd1 += z[next + zRow];
      }
      if (i < start[t + 1]) {
        sum0 += z[zAt + order[i]];
        sum1 += z[zAt + order[i] + zRow];
      }
      table[tableAt + t] = sum0 + odd0;
      table[tableAt + tableRow + t] = sum1 + odd1;
    }
  }

  /** {@code to = left * right}, to each element of which its row's bias is added. */
  default void sparse(SparseRows left, Panel<float[]> right, Panel<float[]> to) {
    for (int r = 0; r < left.rows(); r++) {
      java.util.Arrays.fill(to.values(), to.at(r), to.at(r) + to.columns(), left.biases()[r]);
      for (int i = left.starts()[r]; i < left.starts()[r + 1]; i++) {
        float weight = left.values()[i];
        int at = right.at(left.columns()[i]);
        for (int c = 0; c < to.columns(); c++) {
          to.values()[to.at(r) + c] += weight * right.values()[at + c];
        }
      }
    }
  }
}
