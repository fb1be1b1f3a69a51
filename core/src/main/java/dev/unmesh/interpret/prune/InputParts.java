package dev.unmesh.interpret.prune;

import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Examples;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Inputs;
import dev.unmesh.task.Targets;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.task.ValueTargets;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Some of a set's examples. */
final class InputParts {
  private InputParts() {}

  /** The first examples, and as many of the second as are wanted to make {@code wanted} of both. */
  static Examples joined(Examples first, Examples second, int wanted) {
    if (first.count() >= wanted) {
      return first;
    }
    Examples more = spread(second, wanted - first.count());
    return new Examples(joined(first.inputs(), more.inputs()), joined(first.targets(), more.targets()));
  }

  private static Inputs joined(Inputs first, Inputs second) {
    int count = first.count() + second.count();
    if (first instanceof TokenInputs a && second instanceof TokenInputs b) {
      int[] tokens = Arrays.copyOf(a.tokens(), a.tokens().length + b.tokens().length);
      System.arraycopy(b.tokens(), 0, tokens, a.tokens().length, b.tokens().length);
      return new TokenInputs(count, a.length(), a.vocabulary(), tokens);
    }
    return new FloatInputs(count, first.shape(), joined(Shuffles.values(first), Shuffles.values(second)));
  }

  private static Targets joined(Targets first, Targets second) {
    if (first instanceof ClassTargets a) {
      int[] labels = Arrays.copyOf(a.labels(), first.count() + second.count());
      System.arraycopy(((ClassTargets) second).labels(), 0, labels, first.count(), second.count());
      return new ClassTargets(a.classes(), labels);
    }
    ValueTargets values = (ValueTargets) first;
    return new ValueTargets(
        first.count() + second.count(), values.width(), joined(values.values(), ((ValueTargets) second).values()));
  }

  private static float[] joined(float[] first, float[] second) {
    float[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** At most {@code most} examples, evenly spread over the set. */
  static Examples spread(Examples examples, int most) {
    if (examples.count() <= most) {
      return examples;
    }
    int[] at = IntStream.range(0, most).map(i -> (int) ((long) i * examples.count() / most)).toArray();
    return new Examples(examples.inputs().only(at), of(examples.targets(), at));
  }

  private static Targets of(Targets targets, int[] at) {
    if (targets instanceof ClassTargets classes) {
      return new ClassTargets(classes.classes(), Arrays.stream(at).map(i -> classes.labels()[i]).toArray());
    }
    ValueTargets values = (ValueTargets) targets;
    float[] chosen = new float[at.length * values.width()];
    for (int i = 0; i < at.length; i++) {
      System.arraycopy(values.values(), at[i] * values.width(), chosen, i * values.width(), values.width());
    }
    return new ValueTargets(at.length, values.width(), chosen);
  }
}
