package dev.unmesh.report.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws a PNG of weights into a frame, each of its pixels a sharp rectangle. */
final class FilmImages {
  private FilmImages() {}

  static void draw(Graphics2D ink, byte[] png, Rectangle2D frame) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
      AffineTransform place = AffineTransform.getTranslateInstance(frame.getX(), frame.getY());
      place.scale(frame.getWidth() / image.getWidth(), frame.getHeight() / image.getHeight());
      ink.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
      ink.drawImage(image, place, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
