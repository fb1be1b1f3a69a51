package dev.unmesh.report.chart;

import dev.unmesh.report.ImageShape;
import java.util.Arrays;
import java.util.List;

/** For every output a small picture of the pixels it depends on, the darker the more. */
public final class InputMaps {
  private static final int LEVELS = 63;
  private static final double SIDE = 84;
  private static final double GAP = 9;
  private static final int COLUMNS = 10;
  private static final int LEAST = 16;

  private InputMaps() {}

  /** @param rise outputs x pixels: what knocking a pixel out costs; 0 where it does not matter */
  public static String draw(String id, String title, String description, List<String> outputs, double[][] rise, ImageShape shape) {
    int columns = Math.min(COLUMNS, outputs.size());
    int rows = (outputs.size() + columns - 1) / columns;
    Svg svg = new Svg(id, "chart input-maps", COLUMNS * (SIDE + GAP) - GAP, rows * (SIDE + GAP + 18), title, description);
    double most = Arrays.stream(rise).flatMapToDouble(Arrays::stream).max().orElse(0);
    for (int o = 0; o < outputs.size(); o++) {
      double x = o % columns * (SIDE + GAP);
      double y = o / columns * (SIDE + GAP + 18);
      svg.rectangle(x, y + 18, SIDE, SIDE, "ground");
      svg.add("image", "x", x, "y", y + 18, "width", SIDE, "height", SIDE, "preserveAspectRatio", "none", "href",
          Png.dataUri(png(rise[o], most, shape)));
      svg.text(x + SIDE / 2, y + 12, "name mid", outputs.get(o));
    }
    return svg.finish();
  }

  private static byte[] png(double[] rise, double most, ImageShape shape) {
    byte[] pixels = new byte[shape.height() * shape.width()];
    for (int p = 0; p < pixels.length; p++) {
      double share = most > 0 ? Math.sqrt(Math.max(0, rise[p]) / most) : 0;
      pixels[p] = (byte) (share > 0 ? Math.max(LEAST, Math.round(share * LEVELS)) : 0);
    }
    int[] colours = new int[LEVELS + 1];
    for (int level = 0; level <= LEVELS; level++) {
      colours[level] = 255 * level / LEVELS << 24 | Palette.POSITIVE;
    }
    return Png.indexed(shape.width(), shape.height(), colours, pixels);
  }
}
