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
    double[] lows = new double[low.length];
    double[] highs = new double[low.length];
    for (int i = 0; i < lows.length; i++) {
      lows[i] = down(low[i] + other.low[i]);
      highs[i] = up(high[i] + other.high[i]);
    }
    return new Box(lows, highs);
  }

  /** Differences of a number of this and one of {@code other}. */
  Box minus(Box other) {
    double[] lows = new double[low.length];
    double[] highs = new double[low.length];
    for (int i = 0; i < lows.length; i++) {
      lows[i] = down(low[i] - other.high[i]);
      highs[i] = up(high[i] - other.low[i]);
    }
    return new Box(lows, highs);
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
    return throughLinear(map).plus(new Box(map.bias(), map.bias()));
  }

  /** The same without the bias. */
  Box throughLinear(AffineMap map) {
    double[] centre = new double[low.length];
    double[] radius = new double[low.length];
    double[] size = new double[low.length];
    for (int i = 0; i < centre.length; i++) {
      centre[i] = low[i] + (high[i] - low[i]) / 2;
      radius[i] = up(Math.max(high[i] - centre[i], centre[i] - low[i]));
      size[i] = radius[i] + 2 * (map.terms() + 2) * Math.ulp(1.0) * (Math.abs(centre[i]) + radius[i]);
    }
    double[] middle = map.times(centre);
    double[] spread = map.timesMagnitude(size);
    double[] lows = new double[middle.length];
    double[] highs = new double[middle.length];
    for (int i = 0; i < lows.length; i++) {
      lows[i] = down(middle[i] - spread[i]);
      highs[i] = up(middle[i] + spread[i]);
    }
    return new Box(lows, highs);
  }

  /** The largest absolute value of number {@code i}. */
  double magnitude(int i) {
    return Math.max(-low[i], high[i]);
  }

  double[] magnitudes() {
    double[] magnitudes = new double[low.length];
    Arrays.setAll(magnitudes, this::magnitude);
    return magnitudes;
  }

  boolean isZero(int i) {
    return low[i] == 0 && high[i] == 0;
  }

  /** No less than what {@code rounded} is rounded from; a sum that rounds to 0 is 0. */
  static double up(double rounded) {
    return rounded == 0 ? 0 : Math.nextUp(rounded);
  }

  /** No more than what {@code rounded} is rounded from. */
  static double down(double rounded) {
    return rounded == 0 ? 0 : Math.nextDown(rounded);
  }

  static double[] difference(double[] a, double[] b) {
    double[] differences = new double[a.length];
    Arrays.setAll(differences, i -> a[i] - b[i]);
    return differences;
  }
}
