package dev.unmesh.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ImageFileTest {
  private static final Path FILE = Path.of("a.png");

  @Test
  void greyLevelsAreTakenAsStored() throws IOException {
    BufferedImage grey = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY);
    BufferedImage deep = new BufferedImage(256, 1, BufferedImage.TYPE_USHORT_GRAY);
    float[] wanted = new float[256];
    for (int i = 0; i < 256; i++) {
      grey.getRaster().setSample(i, 0, 0, i);
      deep.getRaster().setSample(i, 0, 0, i * 257);
      wanted[i] = i;
    }
    ImagePixels pixels = ImageFile.read(FILE, png(grey));
    assertEquals(1, pixels.channels());
    assertArrayEquals(wanted, pixels.values());
    assertArrayEquals(wanted, ImageFile.read(FILE, png(deep)).values(), 1e-3f);
  }

  @Test
  void coloursAreTakenAsStored() throws IOException {
    for (int type : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_INT_ARGB}) {
      BufferedImage image = new BufferedImage(2, 1, type);
      image.setRGB(0, 0, 0xff102030);
      image.setRGB(1, 0, 0xfff0e0d0);
      ImagePixels pixels = ImageFile.read(FILE, png(image));
      assertArrayEquals(new float[] {0x10, 0xf0, 0x20, 0xe0, 0x30, 0xd0}, pixels.values());
      assertEquals(.299f * 16 + .587f * 32 + .114f * 48, pixels.withChannels(1).values()[0], 1e-4);
    }
  }

  @Test
  void shrinkingAveragesGrowingInterpolates() {
    // Alternating stripes: a filter that only sampled would give 0 or 255.
    float[] stripes = new float[64];
    for (int i = 0; i < 64; i += 2) {
      stripes[i] = 255;
    }
    float[] eight = new ImagePixels(1, 1, 64, stripes).resized(1, 8).values();
    for (int i = 1; i < 7; i++) {
      assertEquals(127.5, eight[i], 1);
    }
    assertArrayEquals(
        new float[] {0, 25, 75, 100}, new ImagePixels(1, 1, 2, new float[] {0, 100}).resized(1, 4).values(), 1e-4f);
    ImagePixels same = new ImagePixels(3, 1, 2, new float[] {1, 2, 3, 4, 5, 6});
    assertArrayEquals(same.values(), same.resized(1, 2).values());
    float[] tall = new ImagePixels(3, 1, 2, same.values()).resized(3, 2).values();
    assertArrayEquals(new float[] {1, 2, 1, 2, 1, 2, 3, 4, 3, 4, 3, 4, 5, 6, 5, 6, 5, 6}, tall);
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
