package dev.unmesh.report.chart;

import dev.unmesh.report.ImageShape;
import dev.unmesh.report.RasterImage;

/** Pixels as pictures a page can hold. */
public final class RasterPng {
  private RasterPng() {}

  /** The image as a PNG data URI. */
  public static String dataUri(RasterImage image) {
    ImageShape shape = image.shape();
    if (shape.channels() == 1) {
      return Png.dataUri(Png.grey(shape.width(), shape.height(), image.pixels()));
    }
    byte[] interleaved = new byte[image.pixels().length];
    int at = 0;
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        for (int c = 0; c < 3; c++) {
          interleaved[at++] = (byte) image.at(c, y, x);
        }
      }
    }
    return Png.dataUri(Png.colour(shape.width(), shape.height(), interleaved));
  }
}
