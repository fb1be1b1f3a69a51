package dev.unmesh.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Frames go in and come out, laid over each other as a viewer lays them. */
class AnimatedGifTest {
  private static final int[] COLOURS = {0xFFFFFF, 0x000000, 0x0072B2, 0xD55E00};

  @Test
  void everyFrameComesBackPixelByPixel() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[][] frames = new byte[7][];
    byte[] pixels = new byte[31 * 17];
    byte[] file;
    try (AnimatedGif gif = new AnimatedGif(31, 17, COLOURS)) {
      for (int f = 0; f < frames.length; f++) {
        for (int change = f == 3 ? 0 : 1 + random.nextInt(40); change > 0; change--) {
          pixels[random.nextInt(pixels.length)] = (byte) random.nextInt(COLOURS.length);
        }
        frames[f] = pixels.clone();
        gif.add(pixels, 5 + f);
      }
      file = gif.finish();
    }
    assertTrue(new String(file, StandardCharsets.ISO_8859_1).contains("NETSCAPE2.0"), "plays for ever");
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(file)));
    assertEquals(frames.length, reader.getNumImages(true), "seed " + seed);
    BufferedImage seen = new BufferedImage(31, 17, BufferedImage.TYPE_INT_ARGB);
    for (int f = 0; f < frames.length; f++) {
      Element frame = (Element) reader.getImageMetadata(f).getAsTree("javax_imageio_gif_image_1.0");
      int left = number(frame, "ImageDescriptor", "imageLeftPosition");
      int top = number(frame, "ImageDescriptor", "imageTopPosition");
      seen.getGraphics().drawImage(reader.read(f), left, top, null);
      assertEquals(5 + f, number(frame, "GraphicControlExtension", "delayTime"));
      int[] expected = new int[pixels.length];
      for (int i = 0; i < expected.length; i++) {
        expected[i] = 0xFF000000 | COLOURS[frames[f][i]];
      }
      assertArrayEquals(expected, seen.getRGB(0, 0, 31, 17, null, 0, 31), "frame " + f + ", seed " + seed);
    }
  }

  private static int number(Element frame, String node, String attribute) {
    return Integer.parseInt(((Element) frame.getElementsByTagName(node).item(0)).getAttribute(attribute));
  }

  @Test
  void tooManyColoursAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new AnimatedGif(1, 1, new int[256]));
  }
}
