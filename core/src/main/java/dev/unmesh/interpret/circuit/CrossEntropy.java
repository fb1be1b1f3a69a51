package dev.unmesh.interpret.circuit;

import java.util.Optional;

/**
 * sum_n v_n (log sum_o exp(l_on) - sum_o t_on l_on) - floor: the cross-entropy of soft targets, or with their entropy as floor the
 * Kullback-Leibler divergence from them.
 */
final class CrossEntropy implements Objective {
  private final double[][] targets;
  private final double[] weights;
  private final double floor;

  /**
   * @param targets [place][example], each example's summing to 1
   * @param weights one an example, summing to 1
   */
  CrossEntropy(double[][] targets, double[] weights, double floor) {
    this.targets = targets;
    this.weights = weights;
    this.floor = floor;
  }

  /** The mean cross-entropy of examples that are all of one class: what the papers' circuits must not raise. */
  static CrossEntropy ofClass(int places, int place, int count) {
    double[][] targets = new double[places][count];
    java.util.Arrays.fill(targets[place], 1);
    return new CrossEntropy(targets, TailForward.constant(count, 1.0 / count), 0);
  }

  /** The weighted mean of KL(full model || circuit) over all outputs. */
  static CrossEntropy divergence(double[][] full, double[] weights) {
    double[][] targets = Softmax.of(full);
    double floor = 0;
    for (int n = 0; n < weights.length; n++) {
      for (double[] target : targets) {
        floor -= weights[n] * Softmax.xLogX(target[n]);
      }
    }
    return new CrossEntropy(targets, weights, floor);
  }

  @Override
  public double value(double[][] outputs) {
    double sum = 0;
    for (int n = 0; n < weights.length; n++) {
      sum += weights[n] * (LogSum.of(outputs, n) - hit(outputs, n));
    }
    return sum - floor;
  }

  @Override
  public double quick(double[][] outputs) {
    double sum = 0;
    for (int n = 0; n < weights.length; n++) {
      sum += weights[n] * (LogSum.quick(outputs, n, -1) - hit(outputs, n));
    }
    return sum - floor;
  }

  private double hit(double[][] outputs, int n) {
    double hit = 0;
    for (int o = 0; o < targets.length; o++) {
      hit += targets[o][n] * outputs[o][n];
    }
    return hit;
  }

  @Override
  public Optional<Anchor> anchor(double[][] outputs) {
    double[][] gradient = new double[targets.length][weights.length];
    double[] up = new double[weights.length];
    for (int n = 0; n < weights.length; n++) {
      double all = LogSum.quick(outputs, n, -1);
      for (int o = 0; o < targets.length; o++) {
        gradient[o][n] = weights[n] * (Math.exp(outputs[o][n] - all) - targets[o][n]);
      }
      up[n] = weights[n] / 8;
    }
    return Optional.of(new Anchor(quick(outputs), outputs, gradient, new double[weights.length], up));
  }
}
