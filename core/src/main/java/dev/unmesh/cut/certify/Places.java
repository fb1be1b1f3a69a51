package dev.unmesh.cut.certify;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Some of the numbers at one place of a network, ascending.
 *
 * @param slot where each of all numbers stands in {@code at}, or -1
 */
record Places(int[] at, int[] slot) {
  static Places where(int width, IntPredicate wanted) {
    int[] slot = new int[width];
    int[] at = new int[width];
    int count = 0;
    for (int i = 0; i < width; i++) {
      slot[i] = wanted.test(i) ? count : -1;
      if (slot[i] >= 0) {
        at[count++] = i;
      }
    }
    return new Places(Arrays.copyOf(at, count), slot);
  }

  int count() {
    return at.length;
  }

  int width() {
    return slot.length;
  }
}
