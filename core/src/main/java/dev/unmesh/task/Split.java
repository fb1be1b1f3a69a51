package dev.unmesh.task;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Which examples are for training and which for testing, each in ascending order.
 *
 * @param train numbers of examples
 * @param test numbers of examples
 */
record Split(int[] train, int[] test) {
  // Keeps the split's stream apart from whatever else starts from the same seed.
  private static final long SPLIT_STREAM = 0xbb67ae8584caa73bL;

  /**
   * Draws {@code testFraction} of every class (rounded) for testing.
   *
   * @param labels 0 to classes - 1, one an example; all 0 if there are no classes
   * @throws IllegalArgumentException if either side would be empty
   */
  static Split of(int[] labels, int classes, double testFraction, long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ SPLIT_STREAM);
    boolean[] testing = new boolean[labels.length];
    int tests = 0;
    for (int c = 0; c < classes; c++) {
      int label = c;
      int[] members = IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
      int wanted = (int) Math.round(members.length * testFraction);
      for (int i = 0; i < wanted; i++) {
        int at = i + random.nextInt(members.length - i);
        testing[members[at]] = true;
        members[at] = members[i];
      }
      tests += wanted;
    }
    if (tests == 0 || tests == labels.length) {
      throw new IllegalArgumentException(
          "testFraction " + testFraction + " of " + labels.length + " examples leaves nothing to " + (tests == 0 ? "test" : "train")
              + " with");
    }
    int[] train = new int[labels.length - tests];
    int[] test = new int[tests];
    for (int i = 0, a = 0, b = 0; i < labels.length; i++) {
      if (testing[i]) {
        test[b++] = i;
      } else {
        train[a++] = i;
      }
    }
    return new Split(train, test);
  }

  /** The labels of the examples in {@code part}. */
  static int[] pick(int[] labels, int[] part) {
    return Arrays.stream(part).map(i -> labels[i]).toArray();
  }
}
