package dev.unmesh.train;

import java.util.Arrays;

/**
 * Raises or lowers lambda so that clusterability reaches a target and stays there. Every so many steps, with E = 1 - C the enmeshment
 * that remains and E* = 1 - target the wanted,
 *
 * <pre>
 * d = log(E / E*), within +-{@value #SEEN}
 * log lambda += gain d + damping (d - d before), within +-{@value #MOST}
 * </pre>
 *
 * so lambda rises while C is below the target and falls while it is above: a proportional-integral controller in its velocity form, on
 * logarithms, since E falls about as a power of lambda and spans decades. A function of the weights and its own state alone.
 */
final class TargetControl {
  /** The largest deviation answered: E twenty times E*, or a twentieth of it. */
  private static final double SEEN = 3;
  /** The largest change of log lambda at a time. */
  private static final double MOST = .5;

  private final double target;
  private final long startStep;
  private final ControlOptions options;
  private ControlState state;

  /** @param startStep steps before which nothing bears and nothing is steered */
  TargetControl(double target, double start, long startStep, ControlOptions options) {
    this.target = target;
    this.startStep = startStep;
    this.options = options;
    this.state = new ControlState(start, Double.NaN);
  }

  double strength(long steps) {
    return steps < startStep ? 0 : state.strength();
  }

  ControlState state() {
    return state;
  }

  void restore(ControlState from) {
    state = from;
  }

  boolean due(long steps) {
    return steps > startStep && steps % options.every() == 0;
  }

  /** @param enmeshments 1 - C of each connection */
  void adjust(double[] enmeshments) {
    double enmeshment =
        options.by() == ControlOptions.By.WORST ? Arrays.stream(enmeshments).max().orElseThrow() : Arrays.stream(enmeshments).average().orElseThrow();
    double deviation = within(SEEN, StrictMath.log(enmeshment / (1 - target)));
    double change = Double.isNaN(state.deviation()) ? 0 : deviation - state.deviation();
    double strength = state.strength() * StrictMath.exp(within(MOST, options.gain() * deviation + options.damping() * change));
    state = new ControlState(Math.max(options.least(), Math.min(options.most(), strength)), deviation);
  }

  private static double within(double bound, double value) {
    return Math.max(-bound, Math.min(bound, value));
  }
}
