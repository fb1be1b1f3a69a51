package dev.unmesh.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.PairPartition;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class HeatMapTest {
  @Test
  void modulesStandTogetherSignIsColourZeroIsClear() throws IOException {
    Matrix matrix = new Matrix(2, 4, new float[] {0, 1, 0, -1, 1, 0, 1, 0});
    PairPartition modules = new PairPartition(2, new int[] {1, 0}, new int[] {0, 1, 0, 1});
    BufferedImage image = image(HeatMap.draw("h", "t", "d", matrix, Optional.of(modules), false));
    int positive = 0xFF000000 | Palette.POSITIVE;
    int negative = 0xFF000000 | Palette.NEGATIVE;
    assertEquals(positive, image.getRGB(0, 0));
    assertEquals(positive, image.getRGB(1, 0));
    assertEquals(0, image.getRGB(2, 0) >>> 24);
    assertEquals(0, image.getRGB(0, 1) >>> 24);
    assertEquals(positive, image.getRGB(2, 1));
    assertEquals(negative, image.getRGB(3, 1));
  }

  @Test
  void aPixelOfManyWeightsShowsTheStrongest() throws IOException {
    float[] values = new float[2048];
    values[1001] = -1;
    BufferedImage image = image(HeatMap.draw("h", "t", "d", new Matrix(1, 2048, values), Optional.empty(), false));
    assertEquals(512, image.getWidth());
    assertEquals(0xFF000000 | Palette.NEGATIVE, image.getRGB(250, 0));
    assertEquals(0, image.getRGB(249, 0) >>> 24);
  }

  @Test
  void nothingFiniteIsAllClear() throws IOException {
    Matrix matrix = new Matrix(1, 3, new float[] {0, Float.NaN, Float.NEGATIVE_INFINITY});
    BufferedImage image = image(HeatMap.draw("h", "t", "d", matrix, Optional.empty(), false));
    assertEquals(0, image.getRGB(0, 0) >>> 24);
    assertEquals(0, image.getRGB(1, 0) >>> 24);
  }

  private static BufferedImage image(String svg) throws IOException {
    String mark = "base64,";
    String data = svg.substring(svg.indexOf(mark) + mark.length());
    return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data.substring(0, data.indexOf('"')))));
  }
}
