package dev.unmesh.interpret.circuit;

/**
 * Whether a proposal keeps an objective within a bound. Most proposals are decided by what an {@link Anchor} says of the objective, without an
 * exponential; where that is not enough the anchor is set anew at the state as it is, and at last the objective worked out. Not safe
 * for use by several threads.
 */
final class BoundTest {
  /** Values nearer to the bound than this (times 1 + |bound|) are left to the definition; rounding moves them by a thousandth of it. */
  static final double GUARD = 1e-9;

  private final Objective objective;
  private final TailState state;
  private final double bound;
  private final double guard;
  private final double[] most;
  private final double[] least;
  private final boolean[] moved;
  private Anchor anchor;

  BoundTest(Objective objective, TailState state, double bound) {
    this.objective = objective;
    this.state = state;
    this.bound = bound;
    this.guard = GUARD * (1 + Math.abs(bound));
    double[][] outputs = state.outputs();
    this.most = new double[outputs[0].length];
    this.least = new double[outputs[0].length];
    this.moved = new boolean[outputs.length];
    setAnchor();
  }

  private void setAnchor() {
    double[][] copy = new double[moved.length][];
    for (int o = 0; o < copy.length; o++) {
      copy[o] = state.outputs()[o].clone();
      moved[o] = false;
    }
    anchor = objective.anchor(copy).orElse(null);
  }

  Verdict verdict() {
    if (anchor == null) {
      return decided(objective.value(proposed()));
    }
    Verdict verdict = near();
    if (verdict == Verdict.CLOSE && isMoved()) {
      setAnchor();
      verdict = near();
    }
    return verdict == Verdict.CLOSE ? decided(objective.value(proposed())) : verdict;
  }

  /** To be called when the state has accepted the proposal. */
  void accepted() {
    for (int i = 0; i < state.changes(); i++) {
      moved[state.changed(i)] = true;
    }
  }

  private boolean isMoved() {
    for (boolean one : moved) {
      if (one) {
        return true;
      }
    }
    return false;
  }

  private Verdict decided(double value) {
    return value <= bound - guard ? Verdict.OUT : value > bound + guard ? Verdict.STAYS : Verdict.CLOSE;
  }

  /** The last layer's values after the proposal. */
  private double[][] proposed() {
    double[][] outputs = state.outputs().clone();
    for (int i = 0; i < state.changes(); i++) {
      outputs[state.changed(i)] = state.proposed(state.changed(i));
    }
    return outputs;
  }

  // by the anchor's bounds alone
  private Verdict near() {
    double[][] outputs = proposed();
    int away = 0;
    double linear = 0;
    for (int o = 0; o < outputs.length; o++) {
      if (moved[o] || outputs[o] != state.outputs()[o]) {
        linear += displaced(outputs[o], anchor.outputs()[o], anchor.gradient()[o], away++ == 0);
      }
    }
    double below = 0;
    double above = 0;
    if (away > 0) {
      boolean all = away == outputs.length;
      for (int n = 0; n < most.length; n++) {
        double range = all ? most[n] - least[n] : Math.max(most[n], 0) - Math.min(least[n], 0);
        below += anchor.down()[n] * range * range;
        above += anchor.up()[n] * range * range;
      }
    }
    double value = anchor.value() + linear;
    return value + above <= bound - guard ? Verdict.OUT : value - below > bound + guard ? Verdict.STAYS : Verdict.CLOSE;
  }

  private double displaced(double[] now, double[] then, double[] gradient, boolean first) {
    double even = 0;
    double odd = 0;
    int n = 0;
    for (; n + 1 < now.length; n += 2) {
      even += gradient[n] * (now[n] - then[n]);
      odd += gradient[n + 1] * (now[n + 1] - then[n + 1]);
    }
    if (n < now.length) {
      even += gradient[n] * (now[n] - then[n]);
    }
    if (first) {
      for (n = 0; n < now.length; n++) {
        most[n] = now[n] - then[n];
      }
      System.arraycopy(most, 0, least, 0, least.length);
    } else {
      for (n = 0; n < now.length; n++) {
        most[n] = Math.max(most[n], now[n] - then[n]);
        least[n] = Math.min(least[n], now[n] - then[n]);
      }
    }
    return even + odd;
  }
}
