package dev.unmesh.cut.fast;

import java.nio.FloatBuffer;

/** Where a module finds its own among the columns of a whole matrix: in place where they stand side by side, else copied out. */
record Gather(int[] columns) {
  /** Whether they are consecutive, so that nothing needs to be copied. */
  boolean inPlace() {
    for (int i = 1; i < columns.length; i++) {
      if (columns[i] != columns[i - 1] + 1) {
        return false;
      }
    }
    return true;
  }

  int first() {
    return columns.length == 0 ? 0 : columns[0];
  }

  /** {@code to[e][i] = from[e][columns[i]]}. */
  void copy(int count, Room from, Room to) {
    for (int e = 0; e < count; e++) {
      copy(columns, 0, columns.length, from.buffer(), e * from.width(), to.buffer(), e * to.width());
    }
  }

  /** {@code to[e][columns[i]] = from[e][i]}. */
  void scatter(int count, Room from, Room to) {
    for (int e = 0; e < count; e++) {
      for (int i = 0; i < columns.length; i++) {
        to.buffer().put(e * to.width() + columns[i], from.buffer().get(e * from.width() + i));
      }
    }
  }

  private static void copy(int[] columns, int begin, int end, FloatBuffer from, int fromAt, FloatBuffer to, int toAt) {
    for (int i = begin; i < end; i++) {
      to.put(toAt + i - begin, from.get(fromAt + columns[i]));
    }
  }
}
