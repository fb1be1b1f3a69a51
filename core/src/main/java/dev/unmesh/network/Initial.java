package dev.unmesh.network;

import java.util.Random;
import java.util.SplittableRandom;

/** What a parameter holds before training: drawn in Java from a seed, so that every engine starts from the same weights. */
public sealed interface Initial {
  /** Row-major values for {@code size} elements. */
  float[] values(int size, long seed);

  /** Every element the same. */
  record Constant(float value) implements Initial {
    @Override
    public float[] values(int size, long seed) {
      float[] values = new float[size];
      java.util.Arrays.fill(values, value);
      return values;
    }
  }

  /** Uniform in [-1/sqrt(fanIn), 1/sqrt(fanIn)], as torch's Linear and Conv2d start. */
  record FanIn(int fanIn) implements Initial {
    @Override
    public float[] values(int size, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      double bound = 1 / Math.sqrt(fanIn);
      float[] values = new float[size];
      for (int i = 0; i < size; i++) {
        values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
      }
      return values;
    }
  }

  /** Normal around 0; with a deviation of 1 as torch's Embedding starts. */
  record Normal(double deviation) implements Initial {
    Normal() {
      this(1);
    }

    @Override
    public float[] values(int size, long seed) {
      Random random = new Random(seed); // its normal draws are specified, so they are the same on every JDK
      float[] values = new float[size];
      for (int i = 0; i < size; i++) {
        values[i] = (float) (deviation * random.nextGaussian());
      }
      return values;
    }
  }
}
