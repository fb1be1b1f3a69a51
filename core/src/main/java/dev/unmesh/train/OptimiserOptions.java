package dev.unmesh.train;

/**
 * How gradients become steps.
 *
 * @param rate the learning rate, &gt; 0
 * @param weightDecay &gt;= 0; decoupled for AdamW, added to the gradient for Adam and SGD
 * @param decayFrom the share of the run after which the rate decays, in [0, 1)
 */
public record OptimiserOptions(
    Kind kind, double rate, double weightDecay, double beta1, double beta2, double epsilon, Decay decay, double decayFrom) {
  /** The update rule. */
  public enum Kind {
    ADAM,
    ADAMW,
    SGD
  }

  /** How the learning rate changes over the run. */
  public enum Decay {
    CONSTANT,
    /** Falls in a straight line, from {@code decayFrom} on, to 0 at the end. */
    LINEAR
  }

  /** Adam at 1e-3 with LibTorch's defaults. */
  public OptimiserOptions() {
    this(Kind.ADAM, 1e-3, 0, .9, .999, 1e-8, Decay.CONSTANT);
  }

  /** A decay from the start. */
  public OptimiserOptions(Kind kind, double rate, double weightDecay, double beta1, double beta2, double epsilon, Decay decay) {
    this(kind, rate, weightDecay, beta1, beta2, epsilon, decay, 0);
  }

  public OptimiserOptions {
    if (!(rate > 0 && Double.isFinite(rate))) {
      throw new IllegalArgumentException("training.optimiser.rate must be a positive number, was " + rate);
    }
    if (!(weightDecay >= 0 && Double.isFinite(weightDecay))) {
      throw new IllegalArgumentException("training.optimiser.weightDecay must be 0 or more, was " + weightDecay);
    }
    if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
      throw new IllegalArgumentException("training.optimiser: beta1 and beta2 must lie in [0, 1), were " + beta1 + " and " + beta2);
    }
    if (!(epsilon > 0)) {
      throw new IllegalArgumentException("training.optimiser.epsilon must be positive, was " + epsilon);
    }
    if (!(decayFrom >= 0 && decayFrom < 1)) {
      throw new IllegalArgumentException(
          "training.optimiser.decayFrom is a share of training, from 0 to below 1, was " + decayFrom);
    }
  }

  /** The learning rate at a fraction of training, 0 to 1. */
  public double rateAt(double fraction) {
    return decay == Decay.LINEAR && fraction > decayFrom ? rate * (1 - fraction) / (1 - decayFrom) : rate;
  }
}
