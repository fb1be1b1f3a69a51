package dev.unmesh.wiring;

/** Module labels as arrays: -1 for none, 0 .. k - 1 otherwise. */
final class Labels {
  private Labels() {}

  static int[] checked(String where, int[] labels, int modules) {
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < -1 || labels[i] >= modules) {
        throw new IllegalArgumentException(
            where + ": label " + labels[i] + " at " + i + " is not one of " + modules + " modules (0 .. " + (modules - 1) + ", or -1)");
      }
    }
    return labels.clone();
  }

  /** result[i] = labels[at[i]]. */
  static int[] pick(int[] labels, int[] at) {
    int[] picked = new int[at.length];
    for (int i = 0; i < at.length; i++) {
      picked[i] = labels[at[i]];
    }
    return picked;
  }
}
