package dev.unmesh.interpret.circuit;

/** Whether a proposal keeps an objective within a fixed bound. Not safe for use by several threads. */
final class BoundTest {
  /** Values nearer to the bound than this (times 1 + |bound|) are left to the definition; rounding moves them by a thousandth of it. */
  static final double GUARD = 1e-9;

  private final AnchoredValue value;
  private final double bound;
  private final double guard;

  BoundTest(Objective objective, TailState state, double bound) {
    this.value = new AnchoredValue(objective, state);
    this.bound = bound;
    this.guard = GUARD * (1 + Math.abs(bound));
  }

  Verdict verdict() {
    Verdict verdict = of(value.proposed());
    if (verdict == Verdict.CLOSE && value.isMoved()) {
      value.setAnchor();
      verdict = of(value.proposed());
    }
    if (verdict == Verdict.CLOSE) {
      double worked = value.worked();
      verdict = of(new AnchoredValue.Interval(worked, worked));
    }
    return verdict;
  }

  /** The last layer's values as they would be after the proposal. */
  double[][] after() {
    return value.after();
  }

  /** To be called when the state has accepted the proposal. */
  void accepted() {
    value.accepted();
  }

  private Verdict of(AnchoredValue.Interval interval) {
    return interval.high() <= bound - guard ? Verdict.OUT : interval.low() > bound + guard ? Verdict.STAYS : Verdict.CLOSE;
  }
}
