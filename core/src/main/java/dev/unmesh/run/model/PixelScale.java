package dev.unmesh.run.model;

import dev.unmesh.task.ByteInputs;
import java.util.Arrays;
import java.util.Locale;

/** What a network sees of a pixel's byte x, 0 to 255. */
public enum PixelScale {
  /** x. */
  RAW("x"),
  /** x / 255, in [0, 1]. */
  UNIT("x / 255"),
  /** (x / 255 - mean) / standard deviation, of the training images' channels. */
  NORMALISED("(x / 255 - mean) / sd"),
  /** (x / 255 - .5) / .5, in [-1, 1]. */
  SIGNED("(x / 255 - .5) / .5");

  private final String formula;

  PixelScale(String formula) {
    this.formula = formula;
  }

  /** The name an option takes, and what it stands for. */
  public String written() {
    return name().toLowerCase(Locale.ROOT) + ": " + formula;
  }

  /**
   * The same pixels on this scale.
   *
   * @param train whose channels' mean and deviation are taken, where the pixels bring none of their own
   */
  public ByteInputs of(ByteInputs inputs, ByteInputs train) {
    int channels = inputs.mean().length;
    float[] mean = new float[channels];
    float[] sd = new float[channels];
    Arrays.fill(mean, this == SIGNED ? .5f : 0);
    Arrays.fill(sd, this == SIGNED ? .5f : this == RAW ? 1 / 255f : 1);
    if (this == NORMALISED) {
      if (!isUnit(inputs)) {
        return inputs;
      }
      measure(train, mean, sd);
    }
    return new ByteInputs(inputs.count(), inputs.shape(), inputs.values(), mean, sd);
  }

  /** Whether a network sees just x / 255. */
  public static boolean isUnit(ByteInputs inputs) {
    for (int c = 0; c < inputs.mean().length; c++) {
      if (inputs.mean()[c] != 0 || inputs.standardDeviation()[c] != 1) {
        return false;
      }
    }
    return true;
  }

  private static void measure(ByteInputs train, float[] mean, float[] sd) {
    int plane = train.width() / mean.length;
    for (int c = 0; c < mean.length; c++) {
      long sum = 0;
      long squares = 0;
      for (int i = 0; i < train.count(); i++) {
        int from = i * train.width() + c * plane;
        for (int p = from; p < from + plane; p++) {
          int x = train.values()[p] & 0xff;
          sum += x;
          squares += (long) x * x;
        }
      }
      double count = (double) train.count() * plane;
      double average = sum / count;
      mean[c] = (float) (average / 255);
      sd[c] = (float) Math.max(1e-6, Math.sqrt(Math.max(0, squares / count - average * average)) / 255);
    }
  }
}
