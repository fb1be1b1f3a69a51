package dev.unmesh.report;

/**
 * What silencing does, class by class, and what silencing as many neurons at random does.
 *
 * @param removed share of the matrix set to zero, in [0, 1]
 * @param overall the metric over all inputs, {@code controlOverall} its mean over random splits
 * @param values the metric for each class (or output)
 * @param controlMean mean over random splits for each class; empty if there is no control
 * @param controlSd standard deviation over random splits for each class; empty if there is no control
 */
public record AblationEffect(
    double removed, double overall, double controlOverall, double[] values, double[] controlMean, double[] controlSd) {
  public AblationEffect {
    if (controlMean.length != controlSd.length || controlMean.length != 0 && controlMean.length != values.length) {
      throw new IllegalArgumentException(
          values.length + " values, but controls for " + controlMean.length + " (means) and " + controlSd.length + " (deviations)");
    }
    values = values.clone();
    controlMean = controlMean.clone();
    controlSd = controlSd.clone();
  }

  @Override
  public double[] values() {
    return values.clone();
  }

  @Override
  public double[] controlMean() {
    return controlMean.clone();
  }

  @Override
  public double[] controlSd() {
    return controlSd.clone();
  }
}
