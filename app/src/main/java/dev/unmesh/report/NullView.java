package dev.unmesh.report;

/**
 * What a measure gives on shuffled weights.
 *
 * @param sd standard deviation over the shuffles
 * @param z distance of the measured value from the mean in standard deviations; NaN if sd = 0
 * @param p share of shuffles at least as high, (1 + #) / (1 + shuffles); NaN if unknown
 * @param draws the value of each shuffle; may be empty
 */
public record NullView(int shuffles, double mean, double sd, double z, double p, double[] draws) {
  public NullView {
    draws = draws.clone();
  }

  @Override
  public double[] draws() {
    return draws.clone();
  }
}
