package dev.unmesh.interpret.fourier;

import java.util.Arrays;

/**
 * How much of the vectors' sum of squares each frequency holds; all add up to the whole (Parseval).
 *
 * @param constant what the mean holds, frequency 0
 * @param power of frequencies 1 to p / 2, in order
 */
record Spectrum(double constant, double[] power) {
  /** Of some dimensions of the vectors. @param byDimension as {@link #byDimension} gave it */
  static Spectrum of(double[][] byDimension, int[] dimensions) {
    double[] sum = new double[byDimension.length == 0 ? 1 : byDimension[0].length];
    for (int d : dimensions) {
      for (int f = 0; f < sum.length; f++) {
        sum[f] += byDimension[d][f];
      }
    }
    return new Spectrum(sum[0], Arrays.copyOfRange(sum, 1, sum.length));
  }

  /** |DFT_f|^2 of each dimension, times {@link Waves#norm}: dimensions x (1 + p / 2), the constant first. */
  static double[][] byDimension(NumberVectors vectors) {
    int p = vectors.numbers();
    Waves waves = new Waves(p);
    double[] mean = vectors.mean();
    double[][] power = new double[vectors.dimensions()][1 + Waves.frequencies(p)];
    for (int d = 0; d < power.length; d++) {
      power[d][0] = p * mean[d] * mean[d];
      for (int f = 1; f < power[d].length; f++) {
        double real = 0;
        double imaginary = 0;
        for (int t = 0; t < p; t++) {
          real += (vectors.values()[t][d] - mean[d]) * waves.cosine(f, t);
          imaginary += (vectors.values()[t][d] - mean[d]) * waves.sine(f, t);
        }
        power[d][f] = waves.norm(f) * (real * real + imaginary * imaginary);
      }
    }
    return power;
  }

  /** Without the constant. */
  double total() {
    return Arrays.stream(power).sum();
  }

  /** Each frequency's share of {@link #total()}; all 0 where that is 0. */
  double[] shares() {
    double total = total();
    return Arrays.stream(power).map(of -> total > 0 ? of / total : 0).toArray();
  }
}
