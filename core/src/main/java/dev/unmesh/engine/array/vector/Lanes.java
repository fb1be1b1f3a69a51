package dev.unmesh.engine.array.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector width all kernels work in, the widest the machine has. One width alone: on JDK 17 code that mixes two is not compiled
 * to vectors and runs ten times slower.
 */
final class Lanes {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  static final int COUNT = SPECIES.length();

  private Lanes() {}

  /** The sum of {@code count} stored lanes, a multiple of 4, always in the same order (reduceLanes promises none). */
  static float sum(float[] values, int at, int count) {
    float a = values[at];
    float b = values[at + 1];
    float c = values[at + 2];
    float d = values[at + 3];
    for (int i = 4; i < count; i += 4) {
      a += values[at + i];
      b += values[at + i + 1];
      c += values[at + i + 2];
      d += values[at + i + 3];
    }
    return a + b + (c + d);
  }
}
