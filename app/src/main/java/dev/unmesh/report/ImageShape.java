package dev.unmesh.report;

/** The shape of an image: channels x height x width, channels 1 (grey) or 3 (red, green, blue). */
public record ImageShape(int channels, int height, int width) {
  public ImageShape {
    if (channels != 1 && channels != 3 || height < 1 || width < 1) {
      throw new IllegalArgumentException("an image needs 1 or 3 channels and a size, was " + channels + " x " + height + " x " + width);
    }
  }

  public int size() {
    return channels * height * width;
  }
}
