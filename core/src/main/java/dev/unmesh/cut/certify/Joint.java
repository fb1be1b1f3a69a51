package dev.unmesh.cut.certify;

/**
 * What is known of two networks at the same place for the same input: where the numbers of the one lie, those of the other, and their
 * differences, first less second.
 */
record Joint(Box first, Box second, Box difference) {
  /** Both take the same input. */
  static Joint of(Box input) {
    return new Joint(input, input, Box.zero(input.size()));
  }

  /** Each of the three as the other two allow. */
  Joint tightened() {
    Box d = difference.and(first.minus(second));
    return new Joint(first.and(second.plus(d)), second.and(first.minus(d)), d);
  }

  Joint and(Box otherFirst, Box otherSecond, Box otherDifference) {
    return new Joint(first.and(otherFirst), second.and(otherSecond), difference.and(otherDifference)).tightened();
  }
}
