package dev.unmesh.report.chart;

import java.util.List;

/** Shapes of marks about the origin, 12 units across or a little more, so that families of settings stay apart without colours. */
public final class MarkShape {
  /** Paths of equal weight to the eye: circle, square, triangle, diamond, upside-down triangle, cross, star, hexagon. */
  public static final List<String> PATHS =
      List.of(
          "M-5.6 0a5.6 5.6 0 1 0 11.2 0a5.6 5.6 0 1 0 -11.2 0z",
          "M-5 -5h10v10h-10z",
          "M0 -6.6L6.2 4.8H-6.2z",
          "M0 -7L7 0L0 7L-7 0z",
          "M0 6.6L6.2 -4.8H-6.2z",
          "M-2.2 -6.4h4.4v4.2h4.2v4.4h-4.2v4.2h-4.4v-4.2h-4.2v-4.4h4.2z",
          "M0 -7.4L1.8 -2.4L7 -2.3L2.9 .9L4.4 6L0 3L-4.4 6L-2.9 .9L-7 -2.3L-1.8 -2.4z",
          "M-3.2 -5.6h6.4L6.4 0L3.2 5.6h-6.4L-6.4 0z");

  private MarkShape() {}

  /** The path of a family's marks; beyond the eighth they come again, in other colours. */
  public static String path(int family) {
    return PATHS.get(Math.floorMod(family, PATHS.size()));
  }

  /** The CSS class of its colour, "m0" .. "m7". */
  public static String hue(int family) {
    return Palette.moduleClass(Math.floorMod(family + family / PATHS.size(), Palette.MODULE_HUES));
  }
}
