package dev.unmesh.run.evaluate;

import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Loss;
import dev.unmesh.task.Targets;
import dev.unmesh.task.ValueTargets;
import dev.unmesh.train.Evaluation;

/** Answers held against their targets, worked out in float64. */
record AnswerScore(int outputs, Loss loss) {
  /** @param answers count x outputs: logits, or values */
  Evaluation of(float[] answers, Targets targets) {
    if (answers.length != (long) targets.count() * outputs) {
      throw new IllegalArgumentException(targets.count() + " examples need " + outputs + " answers each, got " + answers.length + " in all");
    }
    if (targets instanceof ClassTargets classes) {
      return classes(answers, classes);
    } else if (targets instanceof ValueTargets values) {
      double sum = 0;
      for (int i = 0; i < answers.length; i++) {
        double d = (double) answers[i] - values.values()[i];
        sum += d * d;
      }
      return new Evaluation(sum / answers.length, Double.NaN, new double[0]);
    }
    throw new IllegalArgumentException("answers cannot be graded on " + targets.getClass().getSimpleName());
  }

  private Evaluation classes(float[] answers, ClassTargets targets) {
    Evaluation.Score score = new Evaluation.Score(outputs);
    double sum = 0;
    for (int i = 0; i < targets.count(); i++) {
      int label = targets.labels()[i];
      int best = 0;
      for (int k = 1; k < outputs; k++) {
        best = answers[i * outputs + k] > answers[i * outputs + best] ? k : best;
      }
      score.add(best, label);
      sum += loss == Loss.CROSS_ENTROPY ? surprise(answers, i * outputs, best, label) : squares(answers, i * outputs, label);
    }
    double count = loss == Loss.CROSS_ENTROPY ? targets.count() : (double) targets.count() * outputs;
    return new Evaluation(sum / count, score.accuracy(), score.byClass());
  }

  /** -log softmax of the right answer. */
  private double surprise(float[] answers, int at, int best, int label) {
    double top = answers[at + best];
    double sum = 0;
    for (int k = 0; k < outputs; k++) {
      sum += Math.exp(answers[at + k] - top);
    }
    return Math.log(sum) + top - answers[at + label];
  }

  private double squares(float[] answers, int at, int label) {
    double sum = 0;
    for (int k = 0; k < outputs; k++) {
      double d = answers[at + k] - (k == label ? 1 : 0);
      sum += d * d;
    }
    return sum;
  }
}
