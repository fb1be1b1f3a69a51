package dev.unmesh.engine.array.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vector width all kernels work in: the widest the machine has. */
final class Lanes {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  static final int COUNT = SPECIES.length();

  private Lanes() {}

  /** The sum of a vector's lanes in a fixed order, by way of {@code COUNT} places of {@code work}. */
  static float sum(FloatVector vector, float[] work) {
    vector.intoArray(work, 0);
    return Quarters.sum(work, 0);
  }
}
