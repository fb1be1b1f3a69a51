package dev.unmesh.interpret.prune;

import dev.unmesh.task.Task;
import java.util.List;
import java.util.stream.IntStream;

/** What the parts of an input are called: x1, x2, ...; by number where the task has no names for them. */
final class InputNames {
  private InputNames() {}

  static List<String> of(Task task) {
    int features = task.inputShape()[0];
    if (isNamed(task)) {
      return task.inputLabels();
    }
    String kind = task.vocabulary() > 0 ? "token " : task.inputShape().length > 1 ? "channel " : "input ";
    return IntStream.rangeClosed(1, features).mapToObj(i -> kind + i).toList();
  }

  static boolean isNamed(Task task) {
    return task.vocabulary() == 0 && task.inputLabels().size() == task.inputShape()[0];
  }
}
