package dev.unmesh.interpret.dependence;

import java.util.Arrays;

/** Mean and standard deviation of each of some numbers that are drawn again and again; draws in which one is not defined are left out of it. */
final class Spread {
  private final int[] count;
  private final double[] mean;
  private final double[] squares;

  Spread(int width) {
    this.count = new int[width];
    this.mean = new double[width];
    this.squares = new double[width];
  }

  // Welford's recurrence
  void add(double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        count[i]++;
        double off = values[i] - mean[i];
        mean[i] += off / count[i];
        squares[i] += off * (values[i] - mean[i]);
      }
    }
  }

  /** NaN without a draw. */
  double[] means() {
    double[] means = new double[mean.length];
    Arrays.setAll(means, i -> count[i] == 0 ? Double.NaN : mean[i]);
    return means;
  }

  /** The sample's; NaN below two draws. */
  double[] deviations() {
    double[] deviations = new double[mean.length];
    Arrays.setAll(deviations, i -> count[i] < 2 ? Double.NaN : Math.sqrt(squares[i] / (count[i] - 1)));
    return deviations;
  }
}
