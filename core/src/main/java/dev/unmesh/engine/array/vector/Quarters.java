package dev.unmesh.engine.array.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Sums of stored lanes, four at a time, always in the same order (reduceLanes promises none). */
final class Quarters {
  private static final VectorSpecies<Float> FOUR = FloatVector.SPECIES_128;

  private Quarters() {}

  /** The sum of {@code Lanes.COUNT} elements from {@code at} on, which are overwritten. */
  static float sum(float[] values, int at) {
    FloatVector sum = FloatVector.fromArray(FOUR, values, at);
    for (int i = 4; i < Lanes.COUNT; i += 4) {
      sum = sum.add(FloatVector.fromArray(FOUR, values, at + i));
    }
    sum.intoArray(values, at);
    return values[at] + values[at + 1] + (values[at + 2] + values[at + 3]);
  }
}
