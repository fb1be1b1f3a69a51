package dev.unmesh.interpret.prune;

import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Loss;
import dev.unmesh.task.Targets;
import dev.unmesh.task.ValueTargets;
import java.util.Arrays;

/**
 * Grades answers against targets. An output's own error is the squared difference of its value to the target; for a class, that of its
 * probability (under a squared loss: its value) to 1 or 0 (Brier 1950).
 */
final class Judge {
  private final Targets targets;
  private final Loss loss;
  private final int outputs;

  Judge(Targets targets, Loss loss, int outputs) {
    this.targets = targets;
    this.loss = loss;
    this.outputs = outputs;
  }

  int count() {
    return targets.count();
  }

  int outputs() {
    return outputs;
  }

  /** @param answers count x outputs */
  Standing of(float[] answers) {
    double sum = 0;
    int right = 0;
    for (int i = 0; i < count(); i++) {
      int best = 0;
      for (int o = 0; o < outputs; o++) {
        best = answers[i * outputs + o] > answers[i * outputs + best] ? o : best;
      }
      right += targets instanceof ClassTargets classes && classes.labels()[i] == best ? 1 : 0;
      sum += loss(answers, i);
    }
    return new Standing(sum / count(), targets instanceof ClassTargets ? (double) right / count() : Double.NaN);
  }

  private double loss(float[] answers, int i) {
    if (loss == Loss.CROSS_ENTROPY) {
      double top = Double.NEGATIVE_INFINITY;
      for (int o = 0; o < outputs; o++) {
        top = Math.max(top, answers[i * outputs + o]);
      }
      double sum = 0;
      for (int o = 0; o < outputs; o++) {
        sum += Math.exp(answers[i * outputs + o] - top);
      }
      return top + Math.log(sum) - answers[i * outputs + ((ClassTargets) targets).labels()[i]];
    }
    double sum = 0;
    for (int o = 0; o < outputs; o++) {
      double d = answers[i * outputs + o] - target(i, o);
      sum += d * d;
    }
    return sum / outputs;
  }

  private double target(int i, int o) {
    return targets instanceof ClassTargets classes ? classes.labels()[i] == o ? 1 : 0 : ((ValueTargets) targets).values()[i * outputs + o];
  }

  /** What the network says: values as they are, the softmax of logits under a cross-entropy; count x outputs. */
  float[] said(float[] answers) {
    if (loss != Loss.CROSS_ENTROPY) {
      return answers;
    }
    float[] said = new float[answers.length];
    for (int from = 0; from < said.length; from += outputs) {
      double top = Double.NEGATIVE_INFINITY;
      for (int o = 0; o < outputs; o++) {
        top = Math.max(top, answers[from + o]);
      }
      double sum = 0;
      for (int o = 0; o < outputs; o++) {
        said[from + o] = (float) Math.exp(answers[from + o] - top);
        sum += said[from + o];
      }
      for (int o = 0; o < outputs; o++) {
        said[from + o] /= (float) sum;
      }
    }
    return said;
  }

  /** Every output's squared error on every example, count x outputs. */
  double[] squares(float[] said) {
    double[] squares = new double[said.length];
    for (int at = 0; at < said.length; at++) {
      double d = said[at] - target(at / outputs, at % outputs);
      squares[at] = d * d;
    }
    return squares;
  }

  /** The mean of every column of count x outputs. */
  double[] means(double[] each) {
    double[] means = new double[outputs];
    for (int at = 0; at < each.length; at++) {
      means[at % outputs] += each[at] / count();
    }
    return means;
  }

  /** The variance of every output's target; where it never changes, the mean of the others'. */
  double[] spread() {
    double[] spread = new double[outputs];
    for (int o = 0; o < outputs; o++) {
      double mean = 0;
      for (int i = 0; i < count(); i++) {
        mean += target(i, o) / count();
      }
      for (int i = 0; i < count(); i++) {
        spread[o] += (target(i, o) - mean) * (target(i, o) - mean) / count();
      }
    }
    double usual = Arrays.stream(spread).filter(s -> s > 0).average().orElse(1);
    return Arrays.stream(spread).map(s -> s > 0 ? s : usual).toArray();
  }

  /** The squared error of the best constant answer, mean over outputs. */
  double constant() {
    return Arrays.stream(spread()).average().orElse(1);
  }
}
