package dev.unmesh.interpret.dependence;

import java.util.Arrays;

/**
 * How right answers share out by the number of modules they depend on; or the errors, or standard deviations, of such shares.
 *
 * @param all share of the right answers that depend on 0, 1, ..., k modules; sums to 1
 * @param dependent share of those that depend on any at all, which depend on 1, ..., k; sums to 1, NaN where none does
 * @param mean modules an answer depends on
 * @param modules share of the right answers that depend on each module
 */
public record Shares(double[] all, double[] dependent, double mean, double[] modules) {
  /** From counts of answers. @param byCount of those that depend on 0, ..., k modules, {@code byModule} on each module */
  static Shares of(long[] byCount, long[] byModule) {
    double right = Arrays.stream(byCount).sum();
    double mean = 0;
    for (int j = 0; j < byCount.length; j++) {
      mean += j * byCount[j] / right;
    }
    double depending = right - byCount[0];
    return new Shares(
        divided(byCount, right), divided(Arrays.copyOfRange(byCount, 1, byCount.length), depending), mean, divided(byModule, right));
  }

  private static double[] divided(long[] counts, double by) {
    return Arrays.stream(counts).mapToDouble(count -> by == 0 ? Double.NaN : count / by).toArray();
  }

  /** All numbers in a row. */
  double[] flat() {
    double[] flat = new double[all.length + dependent.length + modules.length + 1];
    System.arraycopy(all, 0, flat, 0, all.length);
    System.arraycopy(dependent, 0, flat, all.length, dependent.length);
    System.arraycopy(modules, 0, flat, all.length + dependent.length, modules.length);
    flat[flat.length - 1] = mean;
    return flat;
  }

  /** From all numbers in a row. */
  static Shares unflattened(double[] flat) {
    int k = (flat.length - 2) / 3;
    return new Shares(
        Arrays.copyOfRange(flat, 0, k + 1),
        Arrays.copyOfRange(flat, k + 1, 2 * k + 1),
        flat[flat.length - 1],
        Arrays.copyOfRange(flat, 2 * k + 1, 3 * k + 1));
  }
}
