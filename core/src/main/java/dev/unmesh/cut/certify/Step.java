package dev.unmesh.cut.certify;

/** What one step does to two networks of one shape at once. Immutable. */
sealed interface Step permits AffineStep, CurvedStep, PooledStep {
  /** @throws IllegalArgumentException if the two are of different kinds or sizes */
  static Step of(Link first, Link second) {
    boolean alike = first.getClass() == second.getClass() && first.in() == second.in() && first.out() == second.out();
    if (alike && first instanceof AffineLink affine && affine.map().getClass() == ((AffineLink) second).map().getClass()) {
      return AffineStep.of(affine.map(), ((AffineLink) second).map());
    } else if (alike && first instanceof CurvedLink curved && curved.equals(second)) {
      return new CurvedStep(curved.curve(), curved.width());
    } else if (alike && first instanceof PooledLink pooled && pooled.equals(second)) {
      return new PooledStep(pooled);
    }
    throw new IllegalArgumentException("only networks of the same layers can be certified against each other");
  }

  int in();

  int out();

  /** Whether both networks do the same here. */
  default boolean same() {
    return true;
  }

  /** Interval arithmetic on both networks and their difference at once. */
  Joint through(Joint in);

  /** How linear bounds on the outputs become ones on the inputs, where these lie within {@code in}. */
  Rewriting rewriting(Joint in);

  /** Whether tighter bounds on input {@code i} would change none of the rewriting's lines. */
  boolean settled(Joint in, int i);
}
