package dev.unmesh.run.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.unmesh.task.ByteInputs;
import org.junit.jupiter.api.Test;

class PixelScaleTest {
  private static final byte[] PIXELS = {0, (byte) 255, 51, 102, 10, 20, 30, 40};
  private static final ByteInputs UNIT = new ByteInputs(2, new int[] {2, 1, 2}, PIXELS, new float[2], new float[] {1, 1});

  @Test
  void eachScaleIsItsFormula() {
    assertArrayEquals(new float[] {0, 255, 51, 102, 10, 20, 30, 40}, seen(PixelScale.RAW), 1e-4f);
    assertArrayEquals(new float[] {0, 1, .2f, .4f, 10 / 255f, 20 / 255f, 30 / 255f, 40 / 255f}, seen(PixelScale.UNIT), 1e-6f);
    assertArrayEquals(new float[] {-1, 1, -.6f, -.2f}, java.util.Arrays.copyOf(seen(PixelScale.SIGNED), 4), 1e-6f);
  }

  /** First channel 0, 255, 10, 20: mean 71.25; second 51, 102, 30, 40: mean 55.75. */
  @Test
  void normalisedTakesEachChannelsOwnMeanAndDeviation() {
    double first = Math.sqrt((71.25 * 71.25 + 183.75 * 183.75 + 61.25 * 61.25 + 51.25 * 51.25) / 4);
    double second = Math.sqrt((4.75 * 4.75 + 46.25 * 46.25 + 25.75 * 25.75 + 15.75 * 15.75) / 4);
    float[] wanted = {
      (float) (-71.25 / first), (float) (183.75 / first), (float) (-4.75 / second), (float) (46.25 / second),
      (float) (-61.25 / first), (float) (-51.25 / first), (float) (-25.75 / second), (float) (-15.75 / second)
    };
    assertArrayEquals(wanted, seen(PixelScale.NORMALISED), 1e-5f);
  }

  @Test
  void pixelsThatBringAMeanKeepIt() {
    ByteInputs own = new ByteInputs(2, new int[] {2, 1, 2}, PIXELS, new float[] {.1f, .2f}, new float[] {.3f, .4f});
    assertSame(own, PixelScale.NORMALISED.of(own, own));
  }

  private static float[] seen(PixelScale scale) {
    float[] seen = new float[8];
    scale.of(UNIT, UNIT).copy(new int[] {0, 1}, seen);
    return seen;
  }
}
