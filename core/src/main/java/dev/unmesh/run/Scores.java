package dev.unmesh.run;

import dev.unmesh.task.Task;
import dev.unmesh.train.Evaluation;
import tools.jackson.databind.node.ObjectNode;

/** How well a network does on a split, as a run's summary holds it. */
final class Scores {
  private Scores() {}

  static void put(ObjectNode node, Evaluation evaluation, Task task) {
    node.put("loss", evaluation.loss());
    if (!Double.isNaN(evaluation.accuracy())) {
      node.put("accuracy", evaluation.accuracy());
      ObjectNode classes = node.putObject("classAccuracy");
      for (int c = 0; c < evaluation.classAccuracy().length; c++) {
        double accuracy = evaluation.classAccuracy()[c];
        classes.put(task.outputLabels().get(c), Double.isNaN(accuracy) ? null : (Double) accuracy);
      }
    }
  }
}
