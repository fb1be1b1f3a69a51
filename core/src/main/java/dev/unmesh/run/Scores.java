package dev.unmesh.run;

import dev.unmesh.task.Examples;
import dev.unmesh.task.Task;
import dev.unmesh.task.TokenTargets;
import dev.unmesh.train.Dataset;
import dev.unmesh.train.Evaluation;
import dev.unmesh.train.Learner;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** How well a network does on a split, as a run's summary holds it. */
final class Scores {
  private Scores() {}

  /** On the training examples: all of them, but of a text's windows, which are many, as many as are tested, spread evenly. */
  static Evaluation onTrain(Learner learner, Dataset train, Task task) {
    int count = task.test().count();
    if (!(train.examples().targets() instanceof TokenTargets targets) || train.count() <= count) {
      return learner.evaluate(train, task.outputs());
    }
    int[] some = IntStream.range(0, count).map(i -> (int) ((long) i * train.count() / count)).toArray();
    try (Dataset part = new Dataset(new Examples(train.examples().inputs().only(some), targets.only(some)))) {
      return learner.evaluate(part, task.outputs());
    }
  }

  static void put(ObjectNode node, Evaluation evaluation, Task task) {
    node.put("loss", evaluation.loss());
    if (!Double.isNaN(evaluation.accuracy())) {
      node.put("accuracy", evaluation.accuracy());
    }
    if (evaluation.classAccuracy().length > 0) {
      ObjectNode classes = node.putObject("classAccuracy");
      for (int c = 0; c < evaluation.classAccuracy().length; c++) {
        double accuracy = evaluation.classAccuracy()[c];
        classes.put(task.outputLabels().get(c), Double.isNaN(accuracy) ? null : (Double) accuracy);
      }
    }
  }
}
