package dev.unmesh.interpret.circuit;

import java.util.Optional;

/**
 * The weighted mean of KL(q || s) between what full model and circuit hold an example's chance of being of the class to be: q and s are the
 * softmax probabilities of the class's place, the rest is one. Zero only if the circuit tells the class from the others as the model does.
 *
 * <p>-log s = LSE(l) - l_y and -log (1 - s) = LSE(l) - LSE(l without y).
 */
final class OneVersusRest implements Objective {
  private final int place;
  private final double[] target;
  private final double[] weights;
  private final double floor;

  /** @param full the full model's values, [place][example]; @param weights one an example, summing to 1 */
  OneVersusRest(int place, double[][] full, double[] weights) {
    this.place = place;
    this.target = Softmax.of(full)[place];
    this.weights = weights;
    double entropy = 0;
    for (int n = 0; n < weights.length; n++) {
      entropy -= weights[n] * (Softmax.xLogX(target[n]) + Softmax.xLogX(1 - target[n]));
    }
    this.floor = entropy;
  }

  @Override
  public double value(double[][] outputs) {
    double sum = 0;
    for (int n = 0; n < weights.length; n++) {
      double all = LogSum.of(outputs, n);
      double rest = LogSum.of(outputs, n, place);
      sum += weights[n] * (all - target[n] * outputs[place][n] - (1 - target[n]) * rest);
    }
    return sum - floor;
  }

  @Override
  public double quick(double[][] outputs) {
    double sum = 0;
    for (int n = 0; n < weights.length; n++) {
      double rest = LogSum.quick(outputs, n, place);
      double own = outputs[place][n];
      double most = Math.max(own, rest);
      double all = most + Math.log(Math.exp(own - most) + Math.exp(rest - most));
      sum += weights[n] * (all - target[n] * own - (1 - target[n]) * rest);
    }
    return sum - floor;
  }

  @Override
  public Optional<Anchor> anchor(double[][] outputs) {
    double[][] gradient = new double[outputs.length][weights.length];
    double[] up = new double[weights.length];
    double[] down = new double[weights.length];
    for (int n = 0; n < weights.length; n++) {
      double all = LogSum.quick(outputs, n, -1);
      double rest = LogSum.quick(outputs, n, place);
      for (int o = 0; o < outputs.length; o++) {
        double p = Math.exp(outputs[o][n] - all);
        double pull = o == place ? target[n] : (1 - target[n]) * Math.exp(outputs[o][n] - rest);
        gradient[o][n] = weights[n] * (p - pull);
      }
      up[n] = weights[n] / 8;
      down[n] = weights[n] * (1 - target[n]) / 8;
    }
    return Optional.of(new Anchor(quick(outputs), outputs, gradient, down, up));
  }
}
