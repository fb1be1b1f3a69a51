package dev.unmesh.interpret.fourier;

/** The cosines and sines that go round a whole number of times over p numbers. */
final class Waves {
  private final double[] cosines;
  private final double[] sines;

  Waves(int p) {
    cosines = new double[p];
    sines = new double[p];
    for (int t = 0; t < p; t++) {
      cosines[t] = Math.cos(2 * Math.PI * t / p);
      sines[t] = Math.sin(2 * Math.PI * t / p);
    }
  }

  /** How many frequencies there are above 0: p / 2, rounded down; frequencies are 1 to that. */
  static int frequencies(int p) {
    return p / 2;
  }

  /** cos(2 pi f t / p). */
  double cosine(int f, int t) {
    return cosines[(int) ((long) f * t % cosines.length)];
  }

  /** sin(2 pi f t / p). */
  double sine(int f, int t) {
    return sines[(int) ((long) f * t % sines.length)];
  }

  /**
   * What turns |DFT_f|^2 into the part of the sum of squares that frequency f holds (Parseval): 2 / p, since p - f holds as much; at p / 2,
   * which has no other, 1 / p.
   */
  double norm(int f) {
    return (2 * f == cosines.length ? 1.0 : 2.0) / cosines.length;
  }
}
