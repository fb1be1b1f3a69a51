package dev.unmesh.cut.certify;

/**
 * The constants of several linear bounds, each with what rounding may have taken from it: every rewriting adds the size of what it rounded,
 * in units of a double's 2^-53, as the largest it can come to over the box.
 */
final class Sums {
  private static final double UNIT = 0x1p-53;

  private final double[] value;
  private final double[] size;
  private final double[] rounded;
  private long additions = 2;

  Sums(int count) {
    this.value = new double[count];
    this.size = new double[count];
    this.rounded = new double[count];
  }

  /** Adds {@code factor} times each of the factors that start at {@code start}; {@code error}: units of rounding to each of them. */
  void add(double[] factors, int start, double factor, double error) {
    double magnitude = Math.abs(factor);
    for (int i = 0; i < value.length; i++) {
      value[i] += factor * factors[start + i];
      size[i] += magnitude * Math.abs(factors[start + i]);
      rounded[i] += error * Math.abs(factors[start + i]);
    }
    additions += 2;
  }

  /** Adds {@code above} times a factor above 0, {@code below} times one below. */
  void add(double[] factors, int start, double above, double below, double error) {
    double middle = (above + below) / 2;
    double half = (above - below) / 2;
    double magnitude = Math.abs(middle) + Math.abs(half);
    for (int i = 0; i < value.length; i++) {
      double absolute = Math.abs(factors[start + i]);
      value[i] += middle * factors[start + i] + half * absolute;
      size[i] += magnitude * absolute;
      rounded[i] += error * absolute;
    }
    additions += 8;
  }

  /** Sum number {@code i}, and no less whatever rounding did. */
  double above(int i) {
    return value[i] + 2 * UNIT * (rounded[i] + additions * size[i]);
  }
}
