package dev.unmesh.task;

/**
 * Inputs as unsigned bytes b, example by example, seen by a network as x = (b / 255 - mean[c]) / standardDeviation[c], c being the
 * channel: the first of three extents, otherwise the only one. For speed arrays are not copied: whoever is handed one must not write
 * to it.
 *
 * @param values count x the product of {@code shape}
 * @param mean one a channel
 * @param standardDeviation one a channel, above 0
 */
public record ByteInputs(int count, int[] shape, byte[] values, float[] mean, float[] standardDeviation) implements Inputs {
  public ByteInputs {
    shape = shape.clone();
    long wanted = count;
    for (int extent : shape) {
      wanted = Math.multiplyExact(wanted, extent);
    }
    if (wanted != values.length) {
      throw new IllegalArgumentException(count + " inputs ask for " + wanted + " values, got " + values.length);
    }
    int channels = shape.length == 3 ? shape[0] : 1;
    if (mean.length != channels || standardDeviation.length != channels) {
      throw new IllegalArgumentException(
          channels + " channels need as many means and standard deviations, got " + mean.length + " and " + standardDeviation.length);
    }
    for (float sd : standardDeviation) {
      if (!(sd > 0)) {
        throw new IllegalArgumentException("a channel's standard deviation must be above 0, was " + sd);
      }
    }
  }

  @Override
  public int[] shape() {
    return shape.clone();
  }

  /** x of each of the 256 byte values in {@code channel}. */
  public float[] table(int channel) {
    float[] table = new float[256];
    for (int b = 0; b < 256; b++) {
      table[b] = (b / 255f - mean[channel]) / standardDeviation[channel];
    }
    return table;
  }

  @Override
  public void copy(int example, float[] to, int at) {
    copy(new int[] {example}, to, at);
  }

  @Override
  public void copy(int[] examples, float[] to) {
    copy(examples, to, 0);
  }

  private void copy(int[] examples, float[] to, int at) {
    int width = width();
    int plane = width / mean.length;
    for (int channel = 0; channel < mean.length; channel++) {
      float[] table = table(channel);
      for (int i = 0; i < examples.length; i++) {
        int from = examples[i] * width + channel * plane;
        int start = at + i * width + channel * plane;
        for (int p = 0; p < plane; p++) {
          to[start + p] = table[values[from + p] & 0xff];
        }
      }
    }
  }
}
