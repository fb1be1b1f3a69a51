package dev.unmesh.cut.certify;

/**
 * What is known of two networks at the same place for the same input: where the numbers of the one lie, those of the other, and their
 * differences, first less second.
 */
record Joint(Box first, Box second, Box difference) {
  /** Both have the same numbers. */
  static Joint of(Box numbers) {
    return new Joint(numbers, numbers, Box.zero(numbers.size()));
  }

  /** Whether the two networks are one up to here. */
  boolean same() {
    return first == second;
  }

  /** Each of the three as the other two allow. */
  Joint tightened() {
    if (same()) {
      return this;
    }
    Box d = difference.and(first.minus(second));
    return new Joint(first.and(second.plus(d)), second.and(first.minus(d)), d);
  }
}
