package dev.unmesh.interpret.specialise;

import java.util.stream.IntStream;

/**
 * Two halves of a data set, every other example of each class: in one owners are read, in the other damage is measured, so that no
 * module is made an owner by the damage it does. A class's odd example goes to the first.
 */
record Halves(int[] reading, int[] damage) {
  static Halves of(int[] labels, int classes) {
    boolean[] second = new boolean[labels.length];
    int[] seen = new int[classes];
    for (int i = 0; i < labels.length; i++) {
      second[i] = seen[labels[i]]++ % 2 == 1;
    }
    return new Halves(
        IntStream.range(0, labels.length).filter(i -> !second[i]).toArray(),
        IntStream.range(0, labels.length).filter(i -> second[i]).toArray());
  }
}
