package dev.unmesh.interpret.circuit;

/**
 * Between which bounds an objective lies, now and after a proposal, by what an {@link Anchor} says of it: no exponential is needed for that.
 * Where the bounds are too wide the anchor can be set anew at the state as it is, or the objective worked out. Not safe for use by
 * several threads.
 */
final class AnchoredValue {
  /** A closed interval. */
  record Interval(double low, double high) {}

  private final Objective objective;
  private final TailState state;
  private final double[] most;
  private final double[] least;
  private final boolean[] moved;
  private Anchor anchor;

  AnchoredValue(Objective objective, TailState state) {
    this.objective = objective;
    this.state = state;
    double[][] outputs = state.outputs();
    this.most = new double[outputs[0].length];
    this.least = new double[outputs[0].length];
    this.moved = new boolean[outputs.length];
    setAnchor();
  }

  /** Sets the anchor at the state as it is. */
  void setAnchor() {
    double[][] copy = new double[moved.length][];
    for (int o = 0; o < copy.length; o++) {
      copy[o] = state.outputs()[o].clone();
      moved[o] = false;
    }
    anchor = objective.anchor(copy).orElse(null);
  }

  /** Whether the state has moved since the anchor was set. */
  boolean isMoved() {
    for (boolean one : moved) {
      if (one) {
        return true;
      }
    }
    return false;
  }

  /** To be called when the state has accepted the proposal. */
  void accepted() {
    for (int i = 0; i < state.changes(); i++) {
      moved[state.changed(i)] = true;
    }
  }

  /** The objective after the proposal; exact, but for rounding, where nothing is known but the value. */
  Interval proposed() {
    return anchor == null ? point(worked()) : interval(after());
  }

  /** The objective as things are. */
  Interval current() {
    return anchor == null ? point(objective.quick(state.outputs())) : interval(state.outputs());
  }

  /** The objective after the proposal, worked out. */
  double worked() {
    return objective.quick(after());
  }

  private static Interval point(double value) {
    return new Interval(value, value);
  }

  /** The last layer's values as they would be after the proposal. */
  double[][] after() {
    double[][] outputs = state.outputs().clone();
    for (int i = 0; i < state.changes(); i++) {
      outputs[state.changed(i)] = state.proposed(state.changed(i));
    }
    return outputs;
  }

  private Interval interval(double[][] outputs) {
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
    return new Interval(anchor.value() + linear - below, anchor.value() + linear + above);
  }

  // the gradient's part, in two sums so that the processor need not wait; the extremes go to most and least
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
