package dev.unmesh.run;

import dev.unmesh.task.Examples;
import dev.unmesh.task.Task;
import dev.unmesh.task.TokenTargets;
import dev.unmesh.train.Dataset;
import dev.unmesh.train.Evaluation;
import dev.unmesh.train.Learner;
import dev.unmesh.train.TrainingData;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** How well a network does on a split, as a run's summary holds it. */
final class Scores {
  private Scores() {}

  /**
   * Adds how a learner's network does on its task: {@code train}, {@code test}, and {@code others} where there are such. Of a text's
   * training windows, which are many, as many are taken as there are to be tested, spread evenly.
   */
  static void put(ObjectNode tree, Learner learner, TrainingData data, Task task) {
    int count = data.test().count();
    Examples train = data.train().examples();
    if (train.targets() instanceof TokenTargets targets && train.count() > count) {
      int[] some = IntStream.range(0, count).map(i -> (int) ((long) i * train.count() / count)).toArray();
      try (Dataset part = new Dataset(new Examples(train.inputs().only(some), targets.only(some)))) {
        put(tree.putObject("train"), learner, part, task);
      }
    } else {
      put(tree.putObject("train"), learner, data.train(), task);
    }
    put(tree.putObject("test"), learner, data.test(), task);
    if (!data.others().isEmpty()) {
      ObjectNode others = tree.putObject("others");
      data.others().forEach((name, examples) -> put(others.putObject(name), learner, examples, task));
    }
  }

  private static void put(ObjectNode node, Learner learner, Dataset data, Task task) {
    Evaluation evaluation = learner.evaluate(data, task.outputs());
    put(node, evaluation, task);
    if (data.examples().targets() instanceof TokenTargets targets && task.tokeniser().isPresent()) {
      TextFigures figures = TextFigures.of(evaluation.loss(), targets, task.tokeniser().get().tokeniser());
      node.put("tokens", figures.tokens());
      node.put("perplexity", figures.perplexity());
      node.put("bitsPerByte", figures.bitsPerByte());
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
