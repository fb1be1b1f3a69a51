package dev.unmesh.interpret.prune;

/**
 * How a network stands on a set of examples.
 *
 * @param loss the task's, mean over the examples, without pressures
 * @param accuracy share answered right; NaN where targets are values
 */
public record Standing(double loss, double accuracy) {
  public boolean hasClasses() {
    return !Double.isNaN(accuracy);
  }

  /** What pruning may raise within its tolerance: the share of wrong answers, or the loss where targets are values. */
  public double error() {
    return hasClasses() ? 1 - accuracy : loss;
  }
}
