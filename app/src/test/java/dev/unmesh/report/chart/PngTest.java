package dev.unmesh.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What this writes, the JDK's own reader reads. */
class PngTest {
  @Test
  void indexedColoursKeepTheirAlpha() throws IOException {
    int[] colours = {0x00000000, 0x800072B2, 0xFFD55E00};
    BufferedImage image = read(Png.indexed(3, 2, colours, new byte[] {0, 1, 2, 2, 1, 0}));
    assertEquals(3, image.getWidth());
    assertEquals(2, image.getHeight());
    assertEquals(0, image.getRGB(0, 0) >>> 24);
    assertEquals(0x800072B2, image.getRGB(1, 0));
    assertEquals(0xFFD55E00, image.getRGB(0, 1));
  }

  @Test
  void greyAndColour() throws IOException {
    assertEquals(200, read(Png.grey(2, 1, new byte[] {0, (byte) 200})).getRaster().getSample(1, 0, 0));
    BufferedImage colour = read(Png.colour(1, 2, new byte[] {1, 2, 3, (byte) 250, (byte) 251, (byte) 252}));
    assertEquals(0xFF010203, colour.getRGB(0, 0));
    assertEquals(0xFFFAFBFC, colour.getRGB(0, 1));
  }

  @Test
  void dataUri() {
    assertTrue(Png.dataUri(Png.grey(1, 1, new byte[1])).startsWith("data:image/png;base64,iVBORw0KGgo"));
  }

  private static BufferedImage read(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }
}
