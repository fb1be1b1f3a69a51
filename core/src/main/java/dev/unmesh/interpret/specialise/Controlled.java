package dev.unmesh.interpret.specialise;

import dev.unmesh.measure.NullDistribution;
import java.util.Arrays;

/**
 * A figure beside the same figure of random splits of the same sizes. All NaN where there is no figure.
 *
 * @param mean over the draws
 * @param sd sample standard deviation over the draws, 0 for a single one
 * @param max the highest draw
 * @param p (1 + #{draw >= value}) / (1 + draws)
 */
public record Controlled(double value, double mean, double sd, double max, double p) {
  /** Where there is no figure. */
  public static final Controlled NONE = new Controlled(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** @throws IllegalArgumentException if there is a value but no draw */
  public static Controlled of(double value, double[] draws) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    NullDistribution control = NullDistribution.of(value, draws);
    return new Controlled(value, control.mean(), control.sd(), Arrays.stream(draws).max().orElseThrow(), control.p());
  }
}
