package dev.unmesh.run.table;

import java.util.Arrays;

/**
 * A mean with its 95 % interval by Student's t.
 *
 * @param n numbers it is the mean of
 * @param low NaN below two numbers
 */
public record Interval(int n, double mean, double low, double high) {
  /** Of those that are numbers. */
  static Interval of(double[] values) {
    Spread spread = Spread.of(values);
    double half = spread.n() < 2 ? Double.NaN : StudentT.critical95(spread.n() - 1) * spread.sd() / Math.sqrt(spread.n());
    return new Interval(spread.n(), spread.mean(), spread.mean() - half, spread.mean() + half);
  }

  /** Of ratios whose logarithms are given: the geometric mean and its interval. */
  static Interval ofLogarithms(double[] logarithms) {
    Interval of = of(Arrays.stream(logarithms).filter(Double::isFinite).toArray());
    return new Interval(of.n, Math.exp(of.mean), Math.exp(of.low), Math.exp(of.high));
  }

  /** Whether all of it lies above a value. */
  public boolean above(double value) {
    return low > value;
  }

  /** Whether all of it lies below a value. */
  public boolean below(double value) {
    return high < value;
  }
}
