package dev.unmesh.cut.certify;

import java.util.SplittableRandom;

/**
 * Looks for the input of a box where an output of two networks differs most, by signed gradient steps from several starts: what it finds
 * is a lower bound on the largest difference, beside the proven upper one. Source of the search: Madry et al. 2018 (projected gradient).
 */
public final class GradientAttack {
  private final Chain first;
  private final Chain second;
  private final int starts;
  private final int steps;

  /**
   * @param starts the box's centre, then random corners
   * @param steps from each start
   */
  public GradientAttack(Chain first, Chain second, int starts, int steps) {
    this.first = first;
    this.second = second;
    this.starts = starts;
    this.steps = steps;
  }

  /** The largest difference found of each output, either way; never more than the true one but for rounding. */
  public double[] largest(Box inputs, long seed) {
    double[] found = new double[first.outputs()];
    SplittableRandom random = new SplittableRandom(seed);
    for (int start = 0; start < starts; start++) {
      double[] from = start(inputs, start, random);
      for (int output = 0; output < found.length; output++) {
        climb(inputs, from, output, found);
      }
    }
    return found;
  }

  private static double[] start(Box inputs, int start, SplittableRandom random) {
    double[] x = new double[inputs.size()];
    for (int i = 0; i < x.length; i++) {
      double low = inputs.low()[i];
      double high = inputs.high()[i];
      x[i] = start == 0 ? low + (high - low) / 2 : random.nextBoolean() ? high : low;
    }
    return x;
  }

  private void climb(Box inputs, double[] from, int output, double[] found) {
    double[] x = from.clone();
    double sign = note(x, output, found) >= 0 ? 1 : -1;
    for (int step = 1; step <= steps; step++) {
      double share = 1.0 / step;
      double[] row = new double[found.length];
      row[output] = sign;
      double[] up = first.gradient(x, row);
      double[] down = second.gradient(x, row);
      for (int i = 0; i < x.length; i++) {
        double slope = up[i] - down[i];
        double move = share * (inputs.high()[i] - inputs.low()[i]) * Math.signum(slope);
        x[i] = Math.max(inputs.low()[i], Math.min(inputs.high()[i], x[i] + move));
      }
      note(x, output, found);
    }
  }

  private double note(double[] x, int output, double[] found) {
    double[] a = first.value(x);
    double[] b = second.value(x);
    for (int i = 0; i < found.length; i++) {
      found[i] = Math.max(found[i], Math.abs(a[i] - b[i]));
    }
    return a[output] - b[output];
  }
}
