package dev.unmesh.interpret.prune;

import dev.unmesh.task.Examples;
import dev.unmesh.task.Inputs;
import dev.unmesh.wiring.Weights;

/**
 * What is lost when something is knocked out, output by output: the rise of an output's squared error, as a share of the variance of its
 * target. A class is watched by its probability.
 */
final class Knockouts {
  /** Examples x rounds are about this many, so that small test sets are drawn from several times. */
  private static final int DRAWS = 1000;

  private final Subject subject;
  private final Weights weights;
  private final Examples examples;
  private final Judge judge;
  private final float[] said;
  private final double[] squares;
  private final double[] spread;

  /** @param weights of the network in which things are knocked out */
  Knockouts(Subject subject, Weights weights, Examples examples) {
    this.subject = subject;
    this.weights = weights;
    this.examples = examples;
    this.judge = subject.judge(examples);
    this.said = judge.said(subject.pass().outputs(weights, examples.inputs()));
    this.squares = judge.squares(said);
    this.spread = judge.spread();
  }

  Weights weights() {
    return weights;
  }

  Examples examples() {
    return examples;
  }

  int rounds() {
    return examples.count() < 2 ? 0 : Math.max(1, Math.min(10, DRAWS / examples.count()));
  }

  /** What other weights cost each output. */
  double[] cost(Weights others) {
    double[] after = judge.means(judge.squares(judge.said(subject.pass().outputs(others, examples.inputs()))));
    double[] before = judge.means(squares);
    for (int o = 0; o < after.length; o++) {
      after[o] = (after[o] - before[o]) / spread[o];
    }
    return after;
  }

  /** What other inputs cost each output; one set of inputs a round. */
  Effect of(Inputs... rounds) {
    int outputs = judge.outputs();
    double[] rise = new double[squares.length];
    double[] moved = new double[squares.length];
    for (Inputs inputs : rounds) {
      float[] now = judge.said(subject.pass().outputs(weights, inputs));
      double[] after = judge.squares(now);
      for (int at = 0; at < rise.length; at++) {
        rise[at] += (after[at] - squares[at]) / rounds.length;
        moved[at] += (double) (now[at] - said[at]) * (now[at] - said[at]) / rounds.length;
      }
    }
    double[] mean = judge.means(rise);
    double[] doubt = new double[outputs];
    for (int at = 0; at < rise.length; at++) {
      double d = rise[at] - mean[at % outputs];
      doubt[at % outputs] += d * d / examples.count() / Math.max(1, examples.count() - 1);
    }
    double[] movement = judge.means(moved);
    for (int o = 0; o < outputs; o++) {
      mean[o] /= spread[o];
      doubt[o] = Math.sqrt(doubt[o]) / spread[o];
      double variance = Moments.variance(said, o, outputs);
      movement[o] = variance > 0 ? movement[o] / (2 * variance) : 0;
    }
    return new Effect(mean, doubt, movement);
  }

  /**
   * What a knock-out does to each output.
   *
   * @param rise of the error, as a share of the variance of the output's target
   * @param doubt the rise's standard error over the examples
   * @param movement of the output itself, as a share of its variance: the total effect of Sobol, by the estimator of Jansen (1999)
   */
  record Effect(double[] rise, double[] doubt, double[] movement) {
    /** Whether an output needs what was knocked out: its error rises by more than {@code material}, and by more than chance does. */
    boolean matters(int output, double material) {
      return rise[output] > material && rise[output] > 2 * doubt[output];
    }
  }
}
