package dev.unmesh.cut.certify;

import java.util.Arrays;

/** An interval for each of some numbers. The arrays are not copied: whoever is handed a box must not write to it. */
public record Box(double[] low, double[] high) {
  public Box {
    if (low.length != high.length) {
      throw new IllegalArgumentException(low.length + " lower bounds, but " + high.length + " upper ones");
    }
    for (int i = 0; i < low.length; i++) {
      if (!(low[i] <= high[i])) {
        throw new IllegalArgumentException("number " + i + " cannot lie between " + low[i] + " and " + high[i]);
      }
    }
  }

  /** All that is within {@code epsilon} of {@code centre} in every number. @throws IllegalArgumentException if epsilon is below 0 or no number */
  public static Box around(double[] centre, double epsilon) {
    if (!(epsilon >= 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("epsilon must be 0 or more and finite, was " + epsilon);
    }
    return new Box(Arrays.stream(centre).map(x -> x - epsilon).toArray(), Arrays.stream(centre).map(x -> x + epsilon).toArray());
  }

  /** {@code size} numbers that are 0. */
  static Box zero(int size) {
    return new Box(new double[size], new double[size]);
  }

  public int size() {
    return low.length;
  }

  /** What lies in both. Where rounding has moved two bounds past each other they are put back in order. */
  public Box and(Box other) {
    double[] lows = new double[low.length];
    double[] highs = new double[low.length];
    for (int i = 0; i < lows.length; i++) {
      double a = Math.max(low[i], other.low[i]);
      double b = Math.min(high[i], other.high[i]);
      lows[i] = Math.min(a, b);
      highs[i] = Math.max(a, b);
    }
    return new Box(lows, highs);
  }

  /** Sums of one number of each. */
  Box plus(Box other) {
    return new Box(sum(low, other.low), sum(high, other.high));
  }

  /** Differences of a number of this and one of {@code other}. */
  Box minus(Box other) {
    return new Box(difference(low, other.high), difference(high, other.low));
  }

  public boolean contains(double[] values) {
    for (int i = 0; i < low.length; i++) {
      if (!(low[i] <= values[i] && values[i] <= high[i])) {
        return false;
      }
    }
    return true;
  }

  /** Where an affine map takes it, with what rounding may add to the sums. */
  Box through(AffineMap map) {
    double[] centre = new double[low.length];
    double[] radius = new double[low.length];
    double[] size = new double[low.length];
    for (int i = 0; i < centre.length; i++) {
      centre[i] = low[i] + (high[i] - low[i]) / 2;
      radius[i] = Math.nextUp(Math.max(high[i] - centre[i], centre[i] - low[i]));
      size[i] = Math.abs(centre[i]) + radius[i];
    }
    double[] middle = map.times(centre);
    double[] spread = map.timesMagnitude(radius);
    double[] magnitude = map.timesMagnitude(size);
    double rounding = 2 * (map.terms() + 2) * Math.ulp(1.0);
    double[] lows = new double[middle.length];
    double[] highs = new double[middle.length];
    for (int i = 0; i < lows.length; i++) {
      double bias = map.bias()[i];
      double slack = spread[i] + rounding * (magnitude[i] + Math.abs(bias));
      lows[i] = middle[i] + bias - slack;
      highs[i] = middle[i] + bias + slack;
    }
    return new Box(lows, highs);
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sums = new double[a.length];
    Arrays.setAll(sums, i -> a[i] + b[i]);
    return sums;
  }

  static double[] difference(double[] a, double[] b) {
    double[] differences = new double[a.length];
    Arrays.setAll(differences, i -> a[i] - b[i]);
    return differences;
  }
}
