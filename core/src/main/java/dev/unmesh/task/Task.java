package dev.unmesh.task;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is learned: the examples, split, with what their numbers mean. Immutable, safe to share between threads. */
public interface Task {
  /**
   * The name recipes use: {@code independence}, {@code permutations}, {@code mnist}, {@code cifar10}, {@code csv},
   * {@code image-folder}, {@code text}.
   */
  String name();

  /** The shape of one input: [4], [784], [3, 32, 32], or length x features where tokens are vectors of numbers. */
  int[] inputShape();

  /** How many numbers a network must put out: one a class, or one a target. */
  int outputs();

  /** How many tokens there are where inputs are tokens; 0 where they are numbers. */
  default int vocabulary() {
    return train().inputs() instanceof TokenInputs tokens ? tokens.vocabulary() : 0;
  }

  /**
   * What each input (each token of the vocabulary, where inputs are tokens; each feature of a token, where tokens are vectors) is
   * called: x1, x2, ...; empty for pixels.
   */
  List<String> inputLabels();

  /** What each output is called: class names, or y1, y2, ...; empty for the tokens of a text. */
  List<String> outputLabels();

  Loss loss();

  Examples train();

  Examples test();

  /** Examples of other kinds, such as texts of other domains, by name: never trained on, evaluated whenever the test examples are. */
  default Map<String, Examples> others() {
    return Map.of();
  }

  /** Whether the target is a token at every position of an example, as in text to be continued. */
  default boolean asksAtEveryPosition() {
    return train().targets() instanceof TokenTargets;
  }

  /** What turned text into the task's tokens; empty where the task is not text. */
  default Optional<TaskTokeniser> tokeniser() {
    return Optional.empty();
  }

  /** Where the data came from, file by file; empty for what is generated from the seed. */
  List<DataSource> sources();
}
