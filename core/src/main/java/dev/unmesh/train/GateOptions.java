package dev.unmesh.train;

/**
 * A gate on the weights between modules: the network computes with W (M + (1 - M) g), M being 1 within modules and 0 between them, and g
 * falls from 1 to 0 as training goes,
 *
 * <pre>g = (1 - (t - from) / (until - from))^power</pre>
 *
 * with t the share of training done. From {@code until} on g is 0, and the weights between modules are 0 exactly. Source: a gate
 * annealed to 0 instead of a loss that makes those weights small, which still carry much of the function when it ends.
 *
 * @param from the share of training up to which the gate is open, in [0, 1]
 * @param until the share at which it shuts, from {@code from} to 1; the same as {@code from} projects at once
 * @param power how soon it narrows, &gt; 0
 * @param rescale whether initial weights within modules are made larger, by the root of columns over columns of the own module: what
 *     a neuron reads in the end is so much less
 */
public record GateOptions(double from, double until, double power, boolean rescale) {
  /** Below this nothing is left of a float's weight, and dividing by it would lose what is trained. */
  private static final double LEAST = 1e-30;

  /** From the start to seven tenths of training, squared; initial weights as they are. */
  public GateOptions() {
    this(0, .7, 2, false);
  }

  public GateOptions {
    if (!(from >= 0 && from <= 1)) {
      throw new IllegalArgumentException("gate.from is a share of training, 0 to 1, was " + from);
    }
    if (!(until >= from && until <= 1)) {
      throw new IllegalArgumentException("gate.until is a share of training from gate.from, " + from + ", to 1, was " + until);
    }
    if (!(power > 0 && Double.isFinite(power))) {
      throw new IllegalArgumentException("gate.power must be a positive number, was " + power);
    }
  }

  /** g at a share of training. */
  public double at(double fraction) {
    if (fraction >= until) {
      return 0;
    }
    double g = fraction <= from ? 1 : Math.pow(1 - (fraction - from) / (until - from), power);
    return g < LEAST ? 0 : g;
  }

  /** @throws IllegalArgumentException if these modules cannot be gated so */
  void check(ModuleOptions modules) {
    if (!modules.by().discovers()) {
      return;
    }
    if (from < modules.after()) {
      throw new IllegalArgumentException(
          "gate.from: " + from + " lies before modules.after, " + modules.after() + ", when modules are found: set gate.from to " + modules.after()
              + " or more");
    }
    if (rescale) {
      throw new IllegalArgumentException(
          "gate.rescale: initial weights cannot be scaled by modules that are found later: set it to false, or modules.by to contiguous or grid");
    }
  }
}
