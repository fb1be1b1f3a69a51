package dev.unmesh.report.chart;

import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.PairPartition;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A matrix as a picture: rows = outputs, columns = inputs, sign by colour, size by opacity (zero is clear, so it works on any ground).
 * With modules, rows and columns are put in module order, coloured strips name the modules and lines part them.
 */
public final class HeatMap {
  private static final int MOST_PIXELS = 512;
  private static final int LEVELS = 48;
  private static final double SIDE = 420;
  private static final double STRIP = 9;
  private static final double PAD = 26;
  private static final double FULL_AT = .995;

  private HeatMap() {}

  /** The size drawn in full colour: the 99.5th percentile of |w| over what is not zero, so that one outlier does not pale the rest. */
  public static double scale(Matrix matrix) {
    double[] sizes = new double[matrix.values().length];
    int n = 0;
    for (float w : matrix.values()) {
      if (w != 0 && Float.isFinite(w)) {
        sizes[n++] = Math.abs(w);
      }
    }
    if (n == 0) {
      return 1;
    }
    Arrays.sort(sizes, 0, n);
    return sizes[Math.min(n - 1, (int) (n * FULL_AT))];
  }

  /**
   * @param modules the modules of rows and columns, if any: the matrix is then drawn in their order
   * @param small a thumbnail without names
   */
  public static String draw(String id, String title, String description, Matrix matrix, Optional<PairPartition> modules, boolean small) {
    int[] rows = modules.map(m -> ModuleOrder.sorted(m.rows())).orElseGet(() -> identity(matrix.rows()));
    int[] columns = modules.map(m -> ModuleOrder.sorted(m.columns())).orElseGet(() -> identity(matrix.columns()));
    double pad = small ? 2 : PAD;
    double aspect = Math.max(.22, Math.min(4, (double) matrix.rows() / matrix.columns()));
    double width = aspect > 1 ? SIDE / aspect : SIDE;
    double height = aspect > 1 ? SIDE : SIDE * aspect;
    Svg svg = new Svg(id, "heat-map" + (small ? " small" : aspect > 1.5 ? " tall" : ""), width + pad + 2, height + pad + 2, title, description);
    svg.rectangle(pad, pad, width, height, "ground");
    svg.add(
        "image", "x", pad, "y", pad, "width", width, "height", height, "preserveAspectRatio", "none",
        "href", Png.dataUri(pixels(matrix, rows, columns, scale(matrix))));
    modules.ifPresent(m -> {
      Axis across = new Axis(0, matrix.columns(), false, pad, pad + width);
      Axis down = new Axis(0, matrix.rows(), false, pad, pad + height);
      strips(svg, ModuleOrder.runs(m.columns(), columns), across, down, pad, true, small);
      strips(svg, ModuleOrder.runs(m.rows(), rows), down, across, pad, false, small);
    });
    svg.rectangle(pad, pad, width, height, "frame");
    return svg.finish();
  }

  private static void strips(Svg svg, List<ModuleOrder.Run> runs, Axis along, Axis other, double pad, boolean top, boolean small) {
    for (ModuleOrder.Run run : runs) {
      double from = along.at(run.start());
      double to = along.at(run.end());
      if (run.start() > 0) {
        if (top) {
          svg.line(from, other.from(), from, other.to(), "border");
        } else {
          svg.line(other.from(), from, other.to(), from, "border");
        }
      }
      if (small) {
        continue;
      }
      String kind = "strip " + Palette.moduleClass(run.module());
      double across = pad - STRIP - 2;
      if (top) {
        svg.rectangle(from + .5, across, to - from - 1, STRIP, kind);
      } else {
        svg.rectangle(across, from + .5, STRIP, to - from - 1, kind);
      }
      if (to - from > 14) {
        double middle = (from + to) / 2;
        String name = run.module() < 0 ? "–" : "" + (run.module() + 1);
        svg.text(top ? middle : across - 4, top ? across - 4 : middle + 4, top ? "tick mid" : "tick end", name);
      }
    }
  }

  /** The matrix as an indexed PNG, its rows and columns in these orders. */
  static byte[] pixels(Matrix matrix, int[] rows, int[] columns, double scale) {
    int height = Math.min(matrix.rows(), MOST_PIXELS);
    int width = Math.min(matrix.columns(), MOST_PIXELS);
    byte[] pixels = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double w = strongest(matrix, rows, columns, y, x, height, width);
        long level = Double.isFinite(w) ? Math.round(Math.max(-1, Math.min(1, w / scale)) * LEVELS) : 0;
        pixels[y * width + x] = (byte) (LEVELS + level);
      }
    }
    int[] colours = new int[2 * LEVELS + 1];
    for (int level = -LEVELS; level <= LEVELS; level++) {
      int alpha = 255 * Math.abs(level) / LEVELS;
      colours[LEVELS + level] = alpha << 24 | (level < 0 ? Palette.NEGATIVE : Palette.POSITIVE);
    }
    return Png.indexed(width, height, colours, pixels);
  }

  /** A pixel that stands for several weights shows the strongest of them. */
  private static double strongest(Matrix matrix, int[] rows, int[] columns, int y, int x, int height, int width) {
    double strongest = 0;
    for (int i = (int) ((long) y * rows.length / height); i < (y + 1L) * rows.length / height; i++) {
      for (int j = (int) ((long) x * columns.length / width); j < (x + 1L) * columns.length / width; j++) {
        float w = matrix.at(rows[i], columns[j]);
        strongest = Math.abs(w) > Math.abs(strongest) ? w : strongest;
      }
    }
    return strongest;
  }

  static int[] identity(int n) {
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    return order;
  }
}
