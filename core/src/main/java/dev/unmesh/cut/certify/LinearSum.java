package dev.unmesh.cut.certify;

/** The constant of a linear bound, with the size of what was summed: rounding is a share of that. */
final class LinearSum {
  /** Sums of some 10^5 doubles are off by less than this share of their terms' sizes. */
  private static final double ROUNDING = 1e-10;

  private double value;
  private double size;

  void add(double term) {
    value += term;
    size += Math.abs(term);
  }

  /** The sum, and no less whatever rounding did. */
  double above() {
    return value + ROUNDING * size;
  }
}
