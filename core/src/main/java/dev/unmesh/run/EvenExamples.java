package dev.unmesh.run;

import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Targets;
import dev.unmesh.task.TokenTargets;
import java.util.stream.IntStream;

/** Fewer examples, spread evenly over all. */
final class EvenExamples {
  private EvenExamples() {}

  /** @param answers about how many to keep, at least one example's; 0 for all */
  static Examples of(Examples examples, int answers) {
    int each = examples.targets() instanceof TokenTargets tokens ? tokens.length() : 1;
    int count = Math.max(1, answers / each);
    if (answers == 0 || count >= examples.count()) {
      return examples;
    }
    int[] some = IntStream.range(0, count).map(i -> (int) ((long) i * examples.count() / count)).toArray();
    return new Examples(examples.inputs().only(some), only(examples.targets(), some));
  }

  private static Targets only(Targets targets, int[] some) {
    if (targets instanceof TokenTargets tokens) {
      return tokens.only(some);
    } else if (targets instanceof ClassTargets classes) {
      return new ClassTargets(classes.classes(), IntStream.of(some).map(i -> classes.labels()[i]).toArray());
    }
    throw new IllegalArgumentException("the task's targets are values, of which none is right or wrong: dependence is told by tokens or classes");
  }
}
