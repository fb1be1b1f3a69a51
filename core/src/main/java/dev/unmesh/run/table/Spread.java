package dev.unmesh.run.table;

import java.util.Arrays;

/**
 * Mean and spread of a figure over seeds.
 *
 * @param n seeds that have it
 * @param mean NaN without any
 * @param sd sample standard deviation (n - 1); NaN below two
 */
public record Spread(int n, double mean, double sd) {
  /** Of those that are numbers. */
  public static Spread of(double[] values) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    int n = finite.length;
    double mean = Arrays.stream(finite).average().orElse(Double.NaN);
    double squares = Arrays.stream(finite).map(value -> (value - mean) * (value - mean)).sum();
    return new Spread(n, mean, n > 1 ? Math.sqrt(squares / (n - 1)) : Double.NaN);
  }
}
