package dev.unmesh.interpret.fourier;

/**
 * The frequencies of a lane.
 *
 * @param lane from 0, the module's number
 * @param power the sum of squares of the numbers' vectors about their mean
 * @param constant what the mean holds besides
 * @param shares of the power that frequencies 1 to p / 2 hold, in order
 * @param limit the share that the highest frequency of shuffled numbers exceeds in one draw of a hundred
 * @param p of each frequency: (1 + #{highest share of a shuffle >= its share}) / (1 + shuffles)
 * @param carries the frequencies, from 1, above the limit, the strongest first
 */
public record LaneSpectrum(
    int lane, int dimensions, double power, double constant, double[] shares, double limit, double[] p, int[] carries) {
  /** The share of the lane's power that the frequencies it carries hold together. */
  public double carried() {
    double sum = 0;
    for (int f : carries) {
      sum += shares[f - 1];
    }
    return sum;
  }
}
