package dev.unmesh.network;

import java.nio.FloatBuffer;
import java.util.Random;
import java.util.SplittableRandom;

/** What a parameter holds before training: drawn in Java from a seed, so that every engine starts from the same weights. */
public sealed interface Initial {
  /** Fills what remains of a buffer, row-major. */
  void fill(FloatBuffer to, long seed);

  /** Row-major values for {@code size} elements. */
  default float[] values(int size, long seed) {
    float[] values = new float[size];
    fill(FloatBuffer.wrap(values), seed);
    return values;
  }

  /** Every element the same. */
  record Constant(float value) implements Initial {
    @Override
    public void fill(FloatBuffer to, long seed) {
      while (to.hasRemaining()) {
        to.put(value);
      }
    }
  }

  /** Uniform in [-1/sqrt(fanIn), 1/sqrt(fanIn)], as torch's Linear and Conv2d start. */
  record FanIn(int fanIn) implements Initial {
    @Override
    public void fill(FloatBuffer to, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      double bound = 1 / Math.sqrt(fanIn);
      while (to.hasRemaining()) {
        to.put((float) ((2 * random.nextDouble() - 1) * bound));
      }
    }
  }

  /** Normal around 0; with a deviation of 1 as torch's Embedding starts. */
  record Normal(double deviation) implements Initial {
    Normal() {
      this(1);
    }

    @Override
    public void fill(FloatBuffer to, long seed) {
      Random random = new Random(seed); // its normal draws are specified, so they are the same on every JDK
      while (to.hasRemaining()) {
        to.put((float) (deviation * random.nextGaussian()));
      }
    }
  }
}
