package dev.unmesh.interpret.prune;

import dev.unmesh.task.Task;
import java.util.List;
import java.util.stream.IntStream;

/** What the parts of an input are called: x1, x2, ...; by number where the task has no names for them. */
final class InputNames {
  private InputNames() {}

  /** The parts that can be knocked out one by one. */
  static List<String> of(Task task) {
    if (isNamed(task)) {
      return task.inputLabels();
    }
    boolean tokens = task.vocabulary() > 0 || isSequence(task);
    return numbered(tokens ? "token " : task.inputShape().length > 1 ? "channel " : "input ", task.inputShape()[0]);
  }

  /** The neurons of the input group: the same parts, but for tokens that are vectors, which share the neurons of their features. */
  static List<String> ofNeurons(Task task) {
    if (!isSequence(task)) {
      return of(task);
    }
    int features = task.inputShape()[1];
    return task.inputLabels().size() == features ? task.inputLabels() : numbered("feature ", features);
  }

  private static List<String> numbered(String kind, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> kind + i).toList();
  }

  static boolean isNamed(Task task) {
    return task.vocabulary() == 0 && !isSequence(task) && task.inputLabels().size() == task.inputShape()[0];
  }

  /** Whether inputs are length x features: tokens that are vectors of numbers. */
  static boolean isSequence(Task task) {
    return task.vocabulary() == 0 && task.inputShape().length == 2;
  }
}
