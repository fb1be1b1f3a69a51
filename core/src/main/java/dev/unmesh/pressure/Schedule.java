package dev.unmesh.pressure;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * A strength by the fraction of training done, from 0 to 1: piecewise constant, or linear between its points. Also used for
 * learning rates. Immutable.
 *
 * @param fractions where each strength is reached: ascending, within [0, 1], the first 0
 * @param strengths finite and not negative, one a fraction
 * @param linear whether the strength runs linearly from each point to the next, rather than staying until then
 */
public record Schedule(double[] fractions, double[] strengths, boolean linear) {
  public Schedule {
    fractions = fractions.clone();
    strengths = strengths.clone();
    if (fractions.length == 0 || fractions.length != strengths.length) {
      throw new IllegalArgumentException(
          "a schedule needs one strength a fraction, at least one: " + fractions.length + " fractions, " + strengths.length + " strengths");
    }
    if (fractions[0] != 0) {
      throw new IllegalArgumentException("a schedule must start at fraction 0, not " + fractions[0] + ": say how strong it is until then");
    }
    for (int i = 0; i < fractions.length; i++) {
      if (!(fractions[i] >= 0 && fractions[i] <= 1)) {
        throw new IllegalArgumentException("a schedule's fractions must lie in [0, 1], was " + fractions[i]);
      }
      if (i > 0 && fractions[i] <= fractions[i - 1]) {
        throw new IllegalArgumentException("a schedule's fractions must ascend, but " + fractions[i] + " follows " + fractions[i - 1]);
      }
      if (!(strengths[i] >= 0 && strengths[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "a schedule's strengths must be finite and not negative, was " + strengths[i] + " at fraction " + fractions[i]);
      }
    }
  }

  public static Schedule constant(double strength) {
    return new Schedule(new double[] {0}, new double[] {strength}, false);
  }

  /** Each strength from its fraction on until the next: {0: 1e-3, .25: 1e-2, .75: 1e-3}. */
  public static Schedule piecewise(Map<Double, Double> strengthFrom) {
    SortedMap<Double, Double> sorted = new TreeMap<>(strengthFrom);
    return new Schedule(array(sorted.keySet()), array(sorted.values()), false);
  }

  /** A straight ramp over the whole of training. */
  public static Schedule linear(double atStart, double atEnd) {
    return new Schedule(new double[] {0, 1}, new double[] {atStart, atEnd}, true);
  }

  /** Straight ramps from point to point, constant after the last. */
  public static Schedule linear(Map<Double, Double> strengthAt) {
    SortedMap<Double, Double> sorted = new TreeMap<>(strengthAt);
    return new Schedule(array(sorted.keySet()), array(sorted.values()), true);
  }

  /** @throws IllegalArgumentException if {@code fraction} lies outside [0, 1] */
  public double at(double fraction) {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException("a fraction of training must lie in [0, 1], was " + fraction);
    }
    int last = fractions.length - 1;
    while (fractions[last] > fraction) {
      last--;
    }
    if (!linear || last == fractions.length - 1) {
      return strengths[last];
    }
    double share = (fraction - fractions[last]) / (fractions[last + 1] - fractions[last]);
    return strengths[last] + share * (strengths[last + 1] - strengths[last]);
  }

  /** Whether the strength is 0 throughout. */
  public boolean isZero() {
    return Arrays.stream(strengths).allMatch(strength -> strength == 0);
  }

  @Override
  public double[] fractions() {
    return fractions.clone();
  }

  @Override
  public double[] strengths() {
    return strengths.clone();
  }

  private static double[] array(Iterable<Double> values) {
    DoubleStream.Builder builder = DoubleStream.builder();
    values.forEach(builder::add);
    return builder.build().toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Schedule schedule
        && linear == schedule.linear
        && Arrays.equals(fractions, schedule.fractions)
        && Arrays.equals(strengths, schedule.strengths);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Boolean.hashCode(linear) + Arrays.hashCode(fractions)) + Arrays.hashCode(strengths);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(linear ? "linear" : "piecewise");
    for (int i = 0; i < fractions.length; i++) {
      text.append(i == 0 ? " " : ", ").append(fractions[i]).append(": ").append(strengths[i]);
    }
    return text.toString();
  }
}
