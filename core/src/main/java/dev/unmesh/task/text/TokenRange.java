package dev.unmesh.task.text;

/**
 * A stretch of a text's tokens: from {@code from} (inclusive) to {@code to} (exclusive). Its first token is read only, all others are
 * to be told as well. The array is not copied.
 */
record TokenRange(int[] tokens, int from, int to) {
  /** How many tokens of it are to be told. */
  int asked() {
    return Math.max(0, to - from - 1);
  }
}
