package dev.unmesh.cut.verify;

import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Inputs;
import dev.unmesh.task.TokenInputs;
import java.util.Random;

/** Inputs that are no data but spread like some: each number normal, with its own mean and deviation; tokens uniform. */
public final class RandomInputs {
  private static final int MOST = 10_000;

  private RandomInputs() {}

  /** As many as asked for, always the same for the same data and seed. */
  public static Inputs like(Inputs data, int count, long seed) {
    Random random = new Random(seed); // its normal draws are specified, so they are the same on every JDK
    if (data instanceof TokenInputs tokens) {
      int[] drawn = random.ints((long) count * tokens.length(), 0, tokens.vocabulary()).toArray();
      return new TokenInputs(count, tokens.length(), tokens.vocabulary(), drawn);
    }
    int width = data.width();
    double[] mean = new double[width];
    double[] square = new double[width];
    int seen = Math.min(MOST, data.count());
    float[] one = new float[width];
    for (int i = 0; i < seen; i++) {
      data.copy(i, one, 0);
      for (int j = 0; j < width; j++) {
        mean[j] += one[j] / (double) seen;
        square[j] += (double) one[j] * one[j] / seen;
      }
    }
    float[] values = new float[Math.multiplyExact(count, width)];
    for (int i = 0; i < values.length; i++) {
      int j = i % width;
      values[i] = (float) (mean[j] + Math.sqrt(Math.max(0, square[j] - mean[j] * mean[j])) * random.nextGaussian());
    }
    return new FloatInputs(count, data.shape(), values);
  }
}
