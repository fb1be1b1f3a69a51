package dev.unmesh.format;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** PNG and JPEG pictures as pixels. Transparency and orientation tags are not looked at. */
public final class ImageFile {
  private static final long MOST_PIXELS = 100_000_000;

  private ImageFile() {}

  /**
   * Decodes a picture into one plane (grey as stored) or three (red, green, blue).
   *
   * @throws FormatException if it is no picture, is damaged, or is larger than 100 million pixels
   */
  public static ImagePixels read(Path file, byte[] content) {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new FormatException(file, "not a PNG or JPEG picture");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MOST_PIXELS) {
          throw new FormatException(
              file, "claims " + reader.getWidth(0) + " x " + reader.getHeight(0) + " pixels, more than " + MOST_PIXELS);
        }
        return pixels(reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (FormatException e) {
      throw e;
    } catch (IOException | RuntimeException e) { // ImageIO answers damage with all kinds of exceptions
      throw new FormatException(file, "a damaged or unsupported picture (" + e.getMessage() + ")", e);
    }
  }

  private static ImagePixels pixels(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    Raster raster = image.getRaster();
    boolean grey = raster.getNumBands() <= 2 && !(image.getColorModel() instanceof IndexColorModel);
    int plane = width * height;
    float[] values = new float[grey ? plane : 3 * plane];
    if (grey) { // not by getRGB, which would take grey levels for linear light and brighten them
      int[] samples = raster.getSamples(0, 0, width, height, 0, (int[]) null);
      float scale = 255f / ((1 << image.getSampleModel().getSampleSize(0)) - 1);
      for (int p = 0; p < plane; p++) {
        values[p] = samples[p] * scale;
      }
    } else {
      int[] row = new int[width];
      for (int y = 0, p = 0; y < height; y++) {
        image.getRGB(0, y, width, 1, row, 0, width);
        for (int rgb : row) {
          values[p] = rgb >> 16 & 0xff;
          values[plane + p] = rgb >> 8 & 0xff;
          values[2 * plane + p++] = rgb & 0xff;
        }
      }
    }
    return new ImagePixels(grey ? 1 : 3, height, width, values);
  }
}
