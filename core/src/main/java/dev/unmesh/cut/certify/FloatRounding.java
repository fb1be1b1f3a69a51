package dev.unmesh.cut.certify;

/** What floats may add to or take from real numbers. Source: Higham 2002, section 3.1 (gamma_n, for sums in any order). */
final class FloatRounding {
  /** u: what a float operation is off by, as a share of its result. */
  static final double UNIT = 0x1p-24;

  /** Results below this may vanish: the engine may count denormal floats as 0. */
  static final double LEAST = 0x1p-126;

  /** Share of its result by which an engine's SiLU or tanh may be off: far more than the 2 units of its vectorised functions. */
  static final double CURVE = 16 * UNIT;

  /** What working the error out in doubles may have taken from it. */
  static final double OUTWARD = 1 + 1e-9;

  private FloatRounding() {}

  static double gamma(int operations) {
    double share = operations * UNIT;
    if (!(share < .5)) {
      throw new IllegalArgumentException("sums of " + operations + " floats are too long for a bound on their rounding");
    }
    return share / (1 - share);
  }
}
