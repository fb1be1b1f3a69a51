package dev.unmesh.report.chart;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** The colours of a GIF: those of the picture, and their shades towards its ground. */
final class FilmColours {
  private static final int SHADES = 20;
  private static final int FEW_SHADES = 7;
  private static final int BITS = 5;

  private final int[] palette;
  private final short[] nearest = new short[1 << 3 * BITS];

  FilmColours(boolean dark) {
    int paper = Palette.named("paper", dark);
    int wash = Palette.named("wash", dark);
    Set<Integer> colours = new LinkedHashSet<>();
    colours.add(paper);
    for (String name : new String[] {"pos", "neg"}) {
      shades(colours, Palette.named(name, dark), paper, SHADES);
      shades(colours, Palette.named(name, dark), wash, FEW_SHADES);
    }
    // lines of both signs over each other
    shades(colours, between(Palette.named("pos", dark), Palette.named("neg", dark), .5), paper, FEW_SHADES);
    for (String name : new String[] {"ink", "soft", "mix", "quiet", "grid", "wash"}) {
      shades(colours, Palette.named(name, dark), paper, FEW_SHADES);
    }
    for (int module = 0; module < Palette.MODULE_HUES; module++) {
      shades(colours, Palette.module(module), paper, FEW_SHADES);
    }
    palette = colours.stream().mapToInt(Integer::intValue).toArray();
    Arrays.fill(nearest, (short) -1);
  }

  private static void shades(Set<Integer> colours, int colour, int ground, int count) {
    for (int i = 1; i <= count; i++) {
      colours.add(between(ground, colour, (double) i / count));
    }
  }

  private static int between(int from, int to, double share) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = from >> shift & 255;
      int b = to >> shift & 255;
      mixed |= (int) Math.round(a + share * (b - a)) << shift;
    }
    return mixed;
  }

  /** 0xRRGGBB each. */
  int[] palette() {
    return palette.clone();
  }

  /** The number of the nearest colour for each pixel, 0xAARRGGBB. */
  byte[] numbers(int[] pixels) {
    byte[] numbers = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      int rgb = pixels[i];
      int cell = (rgb >> 19 & 31) << 2 * BITS | (rgb >> 11 & 31) << BITS | rgb >> 3 & 31;
      if (nearest[cell] < 0) {
        nearest[cell] = (short) nearest((rgb & 0xF8F8F8) | 0x040404);
      }
      numbers[i] = (byte) nearest[cell];
    }
    return numbers;
  }

  private int nearest(int rgb) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < palette.length; i++) {
      int far = 0;
      for (int shift = 16; shift >= 0; shift -= 8) {
        int d = (palette[i] >> shift & 255) - (rgb >> shift & 255);
        far += d * d;
      }
      if (far < least) {
        least = far;
        best = i;
      }
    }
    return best;
  }
}
