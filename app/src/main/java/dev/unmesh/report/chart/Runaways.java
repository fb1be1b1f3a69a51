package dev.unmesh.report.chart;

import java.util.Arrays;

/**
 * Which values of a figure are so far on its worse side that an axis that held them would show nothing of the others: those
 * further from the rest than five times what the rest span, the rest being at least three fifths of all. The better side is never
 * cut: what is unusually good is what one looks for.
 */
final class Runaways {
  static final double TIMES = 5;
  private static final double MOST_OF_ALL = .6;
  private static final int FEWEST = 4;

  private Runaways() {}

  /**
   * The worst value that is still among the rest; NaN if none runs away.
   *
   * @param better 1 if more is better, -1 if less is
   */
  static double limit(double[] values, int better) {
    double[] fromBest = Arrays.stream(values).filter(Double::isFinite).map(value -> -better * value).sorted().toArray();
    int fewest = Math.max(FEWEST, (int) Math.ceil(MOST_OF_ALL * fromBest.length));
    for (int rest = fewest; rest < fromBest.length; rest++) {
      double span = fromBest[rest - 1] - fromBest[0];
      if (span > 0 && fromBest[rest] - fromBest[rest - 1] > TIMES * span) {
        return -better * fromBest[rest - 1];
      }
    }
    return Double.NaN;
  }
}
