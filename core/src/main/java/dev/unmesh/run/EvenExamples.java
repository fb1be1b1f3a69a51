package dev.unmesh.run;

import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Targets;
import dev.unmesh.task.TokenTargets;
import dev.unmesh.task.ValueTargets;
import java.util.stream.IntStream;

/** Fewer examples, spread evenly over all; with values as targets, all of them. */
final class EvenExamples {
  private EvenExamples() {}

  /** @param answers about how many to keep, at least one example's; 0 for all */
  static Examples of(Examples examples, int answers) {
    int each = examples.targets() instanceof TokenTargets tokens ? tokens.length() : 1;
    int count = Math.max(1, answers / each);
    if (answers == 0 || count >= examples.count() || examples.targets() instanceof ValueTargets) {
      return examples;
    }
    int[] some = IntStream.range(0, count).map(i -> (int) ((long) i * examples.count() / count)).toArray();
    Targets targets =
        examples.targets() instanceof TokenTargets tokens ? tokens.only(some) : only((ClassTargets) examples.targets(), some);
    return new Examples(examples.inputs().only(some), targets);
  }

  private static ClassTargets only(ClassTargets classes, int[] some) {
    return new ClassTargets(classes.classes(), IntStream.of(some).map(i -> classes.labels()[i]).toArray());
  }
}
