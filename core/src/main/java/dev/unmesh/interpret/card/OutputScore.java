package dev.unmesh.interpret.card;

import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Targets;
import dev.unmesh.task.ValueTargets;

/** Accuracy of outputs, or their mean squared error where targets are values. */
record OutputScore(Targets targets, int outputs) {
  OutputScore {
    if (!(targets instanceof ClassTargets) && !(targets instanceof ValueTargets)) {
      throw new IllegalArgumentException("a module's card needs one answer an example; a text has one at every position");
    }
  }

  String metric() {
    return targets instanceof ClassTargets ? "accuracy" : "mse";
  }

  /** @param answers count x outputs */
  double of(float[] answers) {
    double sum = 0;
    for (int e = 0; e < targets.count(); e++) {
      sum += targets instanceof ClassTargets classes ? right(answers, e, classes.labels()[e]) : error(answers, e);
    }
    return sum / targets.count();
  }

  private double right(float[] answers, int example, int label) {
    int best = 0;
    for (int o = 1; o < outputs; o++) {
      best = answers[example * outputs + o] > answers[example * outputs + best] ? o : best;
    }
    return best == label ? 1 : 0;
  }

  private double error(float[] answers, int example) {
    float[] values = ((ValueTargets) targets).values();
    double sum = 0;
    for (int i = example * outputs; i < (example + 1) * outputs; i++) {
      double d = (double) answers[i] - values[i];
      sum += d * d;
    }
    return sum / outputs;
  }
}
