package dev.unmesh.report;

/** Pixels as bytes 0 .. 255, channel by channel, row by row (CHW). The array is not copied: do not write to it. */
public record RasterImage(ImageShape shape, byte[] pixels) {
  public RasterImage {
    if (pixels.length != shape.size()) {
      throw new IllegalArgumentException(shape + " asks for " + shape.size() + " bytes, got " + pixels.length);
    }
  }

  /** The value of channel c at row y, column x: 0 .. 255. */
  public int at(int c, int y, int x) {
    return pixels[(c * shape.height() + y) * shape.width() + x] & 0xff;
  }
}
