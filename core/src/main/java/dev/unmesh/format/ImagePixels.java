package dev.unmesh.format;

/**
 * A picture as planes of pixels.
 *
 * @param channels 1 (grey) or 3 (red, green, blue)
 * @param values channels x height x width, from 0 to 255
 */
public record ImagePixels(int channels, int height, int width, float[] values) {
  public ImagePixels {
    if (channels != 1 && channels != 3 || (long) channels * height * width != values.length) {
      throw new IllegalArgumentException(channels + " x " + height + " x " + width + " pixels cannot have " + values.length + " values");
    }
  }

  /** The same picture with 1 or 3 channels: grey = .299 red + .587 green + .114 blue (ITU-R 601), or grey three times. */
  public ImagePixels withChannels(int wanted) {
    if (wanted == channels) {
      return this;
    }
    int plane = height * width;
    float[] to = new float[wanted * plane];
    for (int p = 0; p < plane; p++) {
      if (wanted == 1) {
        to[p] = .299f * values[p] + .587f * values[plane + p] + .114f * values[2 * plane + p];
      } else {
        to[p] = to[plane + p] = to[2 * plane + p] = values[p];
      }
    }
    return new ImagePixels(wanted, height, width, to);
  }

  /**
   * The picture at another size: bilinear when it grows, each pixel a triangle-weighted average of the area it covers when it
   * shrinks (so that fine patterns do not alias). The aspect ratio is not kept.
   */
  public ImagePixels resized(int newHeight, int newWidth) {
    float[] wide = new float[channels * height * newWidth];
    along(values, wide, channels * height, width, newWidth, 1);
    float[] done = new float[channels * newHeight * newWidth];
    along(wide, done, channels, height, newHeight, newWidth);
    return new ImagePixels(channels, newHeight, newWidth, done);
  }

  /** The values rounded to bytes, 0 to 255 unsigned. */
  public byte[] bytes() {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.max(0, Math.min(255, Math.round(values[i])));
    }
    return bytes;
  }

  /** Resizes the middle axis of outer x length x inner. */
  private static void along(float[] from, float[] to, int outer, int length, int newLength, int inner) {
    double scale = (double) length / newLength;
    double reach = Math.max(1, scale);
    for (int i = 0; i < newLength; i++) {
      double centre = (i + .5) * scale - .5;
      int first = (int) Math.max(0, Math.ceil(centre - reach));
      int last = (int) Math.min(length - 1, Math.floor(centre + reach));
      double[] weights = new double[last - first + 1];
      double sum = 0;
      for (int j = first; j <= last; j++) {
        weights[j - first] = Math.max(0, 1 - Math.abs(j - centre) / reach);
        sum += weights[j - first];
      }
      for (int o = 0; o < outer; o++) {
        for (int k = 0; k < inner; k++) {
          double value = 0;
          for (int j = first; j <= last; j++) {
            value += weights[j - first] * from[(o * length + j) * inner + k];
          }
          to[(o * newLength + i) * inner + k] = (float) (value / sum);
        }
      }
    }
  }
}
