package dev.unmesh.cluster;

import dev.unmesh.wiring.Matrix;
import java.util.SplittableRandom;

/** The entries of one layer in a random order: the null of Filan et al. 2021, which keeps what weights there are but not where. */
public final class LayerShuffle {
  private LayerShuffle() {}

  public static Matrix of(Matrix weights, long seed) {
    float[] values = weights.values().clone();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      float kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
    return new Matrix(weights.rows(), weights.columns(), values);
  }
}
