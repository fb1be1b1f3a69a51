package dev.unmesh.interpret.circuit;

/** Whether a proposal raises an objective by less than a step, from where it is: ACDC's test. Not safe for use by several threads. */
final class RiseTest {
  private final AnchoredValue value;
  private final Objective objective;
  private final TailState state;
  private final double step;

  RiseTest(Objective objective, TailState state, double step) {
    this.value = new AnchoredValue(objective, state);
    this.objective = objective;
    this.state = state;
    this.step = step;
  }

  boolean isBelow() {
    Verdict verdict = near();
    if (verdict == Verdict.CLOSE && value.isMoved()) {
      value.setAnchor();
      verdict = near();
    }
    return verdict == Verdict.CLOSE ? value.worked() - objective.quick(state.outputs()) < step : verdict == Verdict.OUT;
  }

  private Verdict near() {
    AnchoredValue.Interval after = value.proposed();
    AnchoredValue.Interval now = value.current();
    return after.high() - now.low() < step ? Verdict.OUT : after.low() - now.high() >= step ? Verdict.STAYS : Verdict.CLOSE;
  }

  /** To be called when the state has accepted the proposal. */
  void accepted() {
    value.accepted();
  }

  /** What the objective is at least. */
  double atLeast() {
    return value.current().low();
  }
}
