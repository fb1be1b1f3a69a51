package dev.unmesh.interpret.prune;

/** The frequency that holds most of the variance of some series, by the discrete Fourier transform. */
final class Periodicity {
  private static final double MOST = .5;

  private Periodicity() {}

  /** The frequency, 1 to n / 2, that holds at least half of the series' summed variance; 0 if none does. Each series is n long. */
  static int of(double[][] series) {
    int n = series[0].length;
    double total = 0;
    double best = 0;
    int frequency = 0;
    for (int k = 1; k <= n / 2; k++) {
      double power = 0;
      for (double[] values : series) {
        double real = 0;
        double imaginary = 0;
        for (int t = 0; t < n; t++) {
          double angle = 2 * Math.PI * ((long) k * t % n) / n;
          real += values[t] * Math.cos(angle);
          imaginary += values[t] * Math.sin(angle);
        }
        power += (real * real + imaginary * imaginary) * (2 * k == n ? .5 : 1);
      }
      total += power;
      if (power > best) {
        best = power;
        frequency = k;
      }
    }
    return best > 0 && best >= MOST * total ? frequency : 0;
  }
}
