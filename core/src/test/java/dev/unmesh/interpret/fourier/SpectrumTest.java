package dev.unmesh.interpret.fourier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spectra where they are known: waves of a given height, and Parseval's sum. */
class SpectrumTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 12, 13, 59, 113})
  void allPowersAddUpToTheSumOfSquares(int p) {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    NumberVectors vectors = noise(p, 6, seed);
    Spectrum spectrum = Spectrum.of(Spectrum.byDimension(vectors), new int[] {0, 2, 3});
    double squares = Arrays.stream(vectors.values()).mapToDouble(v -> v[0] * v[0] + v[2] * v[2] + v[3] * v[3]).sum();
    assertEquals(squares, spectrum.constant() + spectrum.total(), 1e-9 * squares, "seed " + seed);
    assertEquals(1, Arrays.stream(spectrum.shares()).sum(), 1e-12);
    assertEquals(p / 2, spectrum.power().length);
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 13})
  void aWaveHasAllItsPowerAtItsFrequency(int p) {
    double[][] values = new double[p][2];
    for (int t = 0; t < p; t++) {
      values[t][0] = .5 + 3 * Math.cos(2 * Math.PI * 4 * t / p + .7);
      values[t][1] = 2 * Math.sin(2 * Math.PI * 4 * t / p) - Math.cos(2 * Math.PI * t / p);
    }
    Spectrum spectrum = Spectrum.of(Spectrum.byDimension(new NumberVectors(values)), new int[] {0, 1});
    double[] expected = new double[p / 2];
    expected[3] = p * (9 + 4) / 2.0;
    expected[0] = p / 2.0;
    assertArrayEquals(expected, spectrum.power(), 1e-9);
    assertEquals(p * .25, spectrum.constant(), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 10})
  void theHighestFrequencyOfAnEvenNumberCountsOnce(int p) {
    double[][] values = IntStream.range(0, p).mapToObj(t -> new double[] {t % 2 == 0 ? 1 : -1}).toArray(double[][]::new);
    Spectrum spectrum = Spectrum.of(Spectrum.byDimension(new NumberVectors(values)), new int[] {0});
    assertEquals(p, spectrum.power()[p / 2 - 1], 1e-9);
    assertEquals(p, spectrum.total(), 1e-9);
  }

  static NumberVectors noise(int p, int dimensions, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] values = new double[p][dimensions];
    for (double[] vector : values) {
      Arrays.setAll(vector, d -> 1 + random.nextGaussian() * (1 + d));
    }
    return new NumberVectors(values);
  }
}
