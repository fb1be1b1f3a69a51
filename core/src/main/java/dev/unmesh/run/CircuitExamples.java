package dev.unmesh.run;

import dev.unmesh.interpret.circuit.CircuitOptions;
import dev.unmesh.interpret.circuit.Protocol;
import dev.unmesh.interpret.circuit.TailExamples;
import dev.unmesh.network.Seeds;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Task;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Which examples a search for a class's circuit looks at. */
final class CircuitExamples {
  private static final int MOST_CURVE = 2000;

  private final OpenTail open;
  private final CircuitOptions options;

  CircuitExamples(OpenTail open, CircuitOptions options) {
    this.open = open;
    this.options = options;
  }

  /**
   * The papers' protocol: all test examples of the class. The contrastive one: training examples of the class, and as many of all others,
   * evenly by class.
   */
  TailExamples of(int label) {
    Task task = open.task();
    if (options.protocol() == Protocol.PAPERS) {
      return open.read(task.test(), of(task.test(), label));
    }
    int[] own = drawn(of(task.train(), label), options.examples(), label);
    int[] at = IntStream.concat(Arrays.stream(own), Arrays.stream(others(task.train(), label))).sorted().toArray();
    return open.read(task.train(), at);
  }

  /** @throws RunException if there are too few examples of a class to search for its circuit and to judge it */
  void check(int label) {
    Task task = open.task();
    String name = task.outputLabels().get(label);
    if (of(task.test(), label).length == 0) {
      throw new RunException("'" + name + "' has no test examples: a circuit for it could not be judged; choose another --label");
    }
    if (of(task.test(), label).length == task.test().count()) {
      throw new RunException("all test examples are of '" + name + "': whether a circuit tells it from the others could not be judged");
    }
    if (options.protocol() == Protocol.CONTRASTIVE && of(task.train(), label).length == 0) {
      throw new RunException("'" + name + "' has no training examples to search with; choose another --label");
    }
  }

  private int[] others(Examples examples, int label) {
    int classes = open.task().outputs();
    int[][] of = IntStream.range(0, classes).mapToObj(c -> c == label ? new int[0] : of(examples, c)).toArray(int[][]::new);
    int present = (int) Arrays.stream(of).filter(c -> c.length > 0).count();
    if (present == 0) {
      throw new RunException("there are no training examples of any other class to tell '" + open.task().outputLabels().get(label) + "' from");
    }
    int each = (options.examples() + present - 1) / present;
    return IntStream.range(0, classes).flatMap(c -> Arrays.stream(drawn(of[c], each, Seeds.mix(label, c)))).toArray();
  }

  private int[] drawn(int[] from, int most, long place) {
    int[] at = from.clone();
    SplittableRandom random = new SplittableRandom(Seeds.mix(options.seed(), place));
    for (int i = 0; i < Math.min(most, at.length); i++) {
      int j = i + random.nextInt(at.length - i);
      int other = at[i];
      at[i] = at[j];
      at[j] = other;
    }
    return Arrays.copyOf(at, Math.min(most, at.length));
  }

  private static int[] of(Examples examples, int label) {
    int[] labels = ((ClassTargets) examples.targets()).labels();
    return IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
  }

  /** All test examples. */
  TailExamples test() {
    return open.read(open.task().test(), IntStream.range(0, open.task().test().count()).toArray());
  }

  /** As many of the test examples, evenly spread, as points of a curve are worth. */
  static TailExamples few(TailExamples test) {
    int count = Math.min(test.count(), MOST_CURVE);
    return count == test.count() ? test : test.only(IntStream.range(0, count).map(i -> (int) ((long) i * test.count() / count)).toArray());
  }
}
