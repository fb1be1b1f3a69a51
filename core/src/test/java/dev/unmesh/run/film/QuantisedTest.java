package dev.unmesh.run.film;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantisedTest {
  @Test
  void noWeightIsOffByMoreThanHalfAScale() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      float[] weights = new float[1 + random.nextInt(400)];
      double size = Math.pow(10, random.nextInt(60) - 36);
      float largest = 0;
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) (random.nextGaussian() * size);
        largest = Math.max(largest, Math.abs(weights[i]));
      }
      Quantised quantised = Quantised.of(weights, 1000, 10);
      for (int i = 0; i < weights.length; i++) {
        // the bound stated, and the rounding of one float product
        assertEquals(weights[i], quantised.weight(i), largest / 254.0 * (1 + 1e-5), "seed " + seed);
      }
    }
  }

  @Test
  void theLargestAndNothingAreExact() {
    Quantised quantised = Quantised.of(new float[] {0, 2.54f, -2.54f, -0f}, 10, 1);
    assertArrayEquals(new byte[] {0, 127, -127, 0}, quantised.values());
    assertEquals(.02f, quantised.scale(), 1e-9f);
    assertArrayEquals(new byte[3], Quantised.of(new float[3], 10, 1).values());
  }

  @Test
  void whatIsNoNumberCountsAsNothing() {
    Quantised quantised = Quantised.of(new float[] {Float.NaN, 1, Float.NEGATIVE_INFINITY}, 10, 1);
    assertArrayEquals(new byte[] {0, 127, 0}, quantised.values());
    assertArrayEquals(new byte[2], Quantised.of(new float[] {Float.NaN, Float.NaN}, 10, 1).values());
  }

  @Test
  void ofManyTheStrongestAreKeptInTheirOrder() {
    Quantised quantised = Quantised.of(new float[] {1, -4, 0, 3, -1, 4, Float.NaN, 1}, 7, 5);
    assertArrayEquals(new int[] {0, 1, 3, 4, 5}, quantised.index());
    assertArrayEquals(new byte[] {32, -127, 95, -32, 127}, quantised.values());
    assertEquals(3, quantised.entry(2));
    assertNull(Quantised.of(new float[] {1, 2}, 2, 1).index());
    assertTrue(Quantised.of(new float[3], 2, 1).index().length == 1);
  }
}
