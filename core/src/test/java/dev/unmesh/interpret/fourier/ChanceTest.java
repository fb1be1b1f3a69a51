package dev.unmesh.interpret.fourier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.network.Seeds;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The null of spectra: what it is by definition, and how often noise gets past it. */
class ChanceTest {
  @Test
  void largestSharesOfShuffledNumbersAreThoseOfTheShuffledVectors() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    for (int p : new int[] {10, 13}) {
      NumberVectors vectors = SpectrumTest.noise(p, 5, seed);
      double[] plain = new double[120];
      for (int draw = 0; draw < plain.length; draw++) {
        int[] order = ShuffledNumbers.order(p, Seeds.mix(seed, draw));
        double[][] shuffled = Arrays.stream(order).mapToObj(number -> vectors.values()[number]).toArray(double[][]::new);
        Spectrum spectrum = Spectrum.of(Spectrum.byDimension(new NumberVectors(shuffled)), new int[] {0, 1, 2, 3, 4});
        plain[draw] = Arrays.stream(spectrum.shares()).max().orElseThrow();
      }
      Chance chance = ShuffledNumbers.largestShares(vectors, plain.length, seed);
      Arrays.sort(plain);
      assertEquals(plain[plain.length - 1], chance.limit(), 1e-12, "seed " + seed + ", p " + p);
      for (double share : plain) {
        long asHigh = Arrays.stream(plain).filter(other -> other >= share - 1e-9).count();
        assertEquals((1.0 + asHigh) / (1 + plain.length), chance.p(share - 1e-9), 1e-12, "seed " + seed + ", p " + p);
      }
    }
  }

  @Test
  void theLimitIsPassedByWhatOneShuffleInAHundredReaches() {
    Chance chance = new Chance(IntStream.rangeClosed(1, 999).mapToDouble(i -> i).toArray());
    assertEquals(990, chance.limit());
    assertEquals(.011, chance.p(990), 1e-12, "as high as ten of 999, and itself");
    assertEquals(.01, chance.p(990.5), 1e-12);
    assertArrayEquals(new int[] {4, 2}, chance.above(new double[] {3, 991, 990, 5000}), "the strongest first");
    assertEquals(1, chance.p(-4));
    assertEquals(.001, chance.p(1000));
    assertEquals("98 shuffles cannot tell one in a hundred: take at least 99",
        assertThrows(IllegalArgumentException.class, () -> new Chance(new double[98])).getMessage());
  }

  @Test
  void noiseShowsAFrequencyInOneLaneOfAHundred() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    int lanes = 600;
    int shown = 0;
    for (int lane = 0; lane < lanes; lane++) {
      NumberVectors vectors = SpectrumTest.noise(31, 3, Seeds.mix(seed, 0, lane));
      double[] shares = Spectrum.of(Spectrum.byDimension(vectors), new int[] {0, 1, 2}).shares();
      shown += ShuffledNumbers.largestShares(vectors, 199, Seeds.mix(seed, 1, lane)).above(shares).length > 0 ? 1 : 0;
    }
    System.out.println(shown + " of " + lanes + " lanes of noise show a frequency");
    // 6 expected, sd 2.4; beyond 20 once in a million
    assertTrue(shown <= 20, shown + " of " + lanes + ", seed " + seed);
  }

  @Test
  void nothingIsCarriedByNothing() {
    Chance chance = ShuffledNumbers.largestShares(new NumberVectors(new double[7][2]), 99, 0);
    assertEquals(0, chance.above(new double[3]).length);
    assertEquals(1, chance.p(0));
  }
}
