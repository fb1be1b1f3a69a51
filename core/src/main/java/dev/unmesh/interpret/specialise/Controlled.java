package dev.unmesh.interpret.specialise;

import dev.unmesh.measure.NullDistribution;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A figure beside the same figure of random splits of the same sizes. All NaN where there is no figure.
 *
 * @param mean over the draws
 * @param sd sample standard deviation over the draws, 0 for a single one
 * @param max the highest draw
 * @param p (1 + #{draw >= value}) / (1 + draws)
 * @param draws each of them; none in files of version 0.1, and where there is no figure
 */
public record Controlled(double value, double mean, double sd, double max, double p, List<Double> draws) {
  /** Where there is no figure. */
  public static final Controlled NONE = new Controlled(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  public Controlled {
    draws = Drawn.of(draws);
  }

  /** Where the draws themselves are not known. */
  public Controlled(double value, double mean, double sd, double max, double p) {
    this(value, mean, sd, max, p, List.of());
  }

  /** @throws IllegalArgumentException if there is a value but no draw */
  public static Controlled of(double value, double[] draws) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    NullDistribution control = NullDistribution.of(value, draws);
    return new Controlled(
        value, control.mean(), control.sd(), Arrays.stream(draws).max().orElseThrow(), control.p(), Arrays.stream(draws).boxed().toList());
  }

  /** The value in standard deviations from the mean; empty where they do not spread. */
  public OptionalDouble z() {
    return sd > 0 ? OptionalDouble.of((value - mean) / sd) : OptionalDouble.empty();
  }
}
