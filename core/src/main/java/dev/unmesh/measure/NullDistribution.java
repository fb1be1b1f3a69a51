package dev.unmesh.measure;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * What a measure comes to on shuffled weights, and where the observed value stands in that.
 *
 * @param shuffles how many matrices were drawn
 * @param sd sample standard deviation, 0 for a single shuffle
 * @param z (observed - mean) / sd, empty when sd = 0
 * @param p (1 + #{null >= observed}) / (1 + shuffles); of a measure that is low where there is structure, {null <= observed}
 */
public record NullDistribution(int shuffles, double mean, double sd, OptionalDouble z, double p) {
  /** Differences this small are rounding, not spread. */
  private static final double ROUNDING = 1e-12;

  /** @throws IllegalArgumentException if there is no null value */
  public static NullDistribution of(double observed, double[] nulls) {
    return of(observed, nulls, false);
  }

  /** The same of a measure that is low where there is structure: p = (1 + #{null <= observed}) / (1 + shuffles), z below 0. */
  public static NullDistribution ofLow(double observed, double[] nulls) {
    return of(observed, nulls, true);
  }

  private static NullDistribution of(double observed, double[] nulls, boolean low) {
    int n = nulls.length;
    if (n == 0) {
      throw new IllegalArgumentException("a null distribution needs at least one shuffle");
    }
    double mean = Arrays.stream(nulls).sum() / n;
    double square = Arrays.stream(nulls).map(x -> (x - mean) * (x - mean)).sum();
    double spread = n > 1 ? Math.sqrt(square / (n - 1)) : 0;
    double sd = spread <= ROUNDING ? 0 : spread;
    long asHigh = Arrays.stream(nulls).filter(x -> low ? x <= observed + ROUNDING : x >= observed - ROUNDING).count();
    OptionalDouble z = sd == 0 ? OptionalDouble.empty() : OptionalDouble.of((observed - mean) / sd);
    return new NullDistribution(n, mean, sd, z, (1.0 + asHigh) / (1 + n));
  }
}
