package dev.unmesh.train;

/**
 * How lambda is steered towards a wanted clusterability.
 *
 * @param every steps between two settings of lambda
 * @param by which clusterability is to reach the target
 * @param gain how strongly lambda answers a deviation that stays, in (0, 1]: its logarithm changes by this share of the deviation each time
 * @param damping how strongly it answers a change of the deviation, 0 or more; keeps lambda from overshooting
 * @param least lambda never falls below; above 0
 * @param most nor rises above
 */
public record ControlOptions(long every, By by, double gain, double damping, double least, double most) {
  /** Which clusterability of several connections. */
  public enum By {
    /** Their mean. */
    MEAN,
    /** That of the connection with the lowest: all reach the target. */
    WORST
  }

  /** Every 25 steps by the mean, lambda between .001 and 1000. */
  public ControlOptions() {
    this(25, By.MEAN, .2, 4, 1e-3, 1e3);
  }

  public ControlOptions {
    if (every < 1) {
      throw new IllegalArgumentException("control.every must be at least 1 step, was " + every);
    }
    if (!(gain > 0 && gain <= 1)) {
      throw new IllegalArgumentException("control.gain must lie in (0, 1], was " + gain);
    }
    if (!(damping >= 0 && Double.isFinite(damping))) {
      throw new IllegalArgumentException("control.damping must be 0 or more, was " + damping);
    }
    if (!(least > 0 && least <= most && Double.isFinite(most))) {
      throw new IllegalArgumentException("control: 0 < least <= most must hold, were " + least + " and " + most);
    }
  }
}
