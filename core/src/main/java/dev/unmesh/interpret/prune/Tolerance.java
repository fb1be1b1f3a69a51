package dev.unmesh.interpret.prune;

/**
 * How much worse a pruned network may be: its error (the squared error, or the share of wrong answers where classes are told apart)
 * at most {@code share} higher than before, relatively.
 *
 * @param share in (0, 1]; .1 allows 10 % more error
 */
public record Tolerance(double share) {
  /** At most 10 % worse. */
  public static final Tolerance USUAL = new Tolerance(.1);

  /** A loss below this share of the best constant answer's counts as that much: what lies under it is rounding. */
  private static final double ROUNDING = 1e-6;

  public Tolerance {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "a pruning tolerance must lie in (0, 1], was " + share + ": .1, for example, allows the test metric to be 10 % worse");
    }
  }

  /** The highest error allowed to a network that had {@code before}. */
  double limit(Standing before, double constant) {
    double error = before.hasClasses() ? before.error() : Math.max(before.error(), ROUNDING * constant);
    return (1 + share) * error + 1e-12;
  }
}
