package dev.unmesh.run.evaluate;

import dev.unmesh.task.ByteInputs;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Examples;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Inputs;
import dev.unmesh.task.Targets;
import dev.unmesh.task.Task;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.task.ValueTargets;
import java.util.Arrays;
import java.util.Locale;

/** Which of a task's examples a model is graded on. */
public enum Split {
  TEST,
  TRAIN,
  /** Training examples, then test examples. */
  ALL;

  /** "test", "training" or "all", as it stands before "examples". */
  public String written() {
    return this == TRAIN ? "training" : name().toLowerCase(Locale.ROOT);
  }

  Examples of(Task task) {
    return switch (this) {
      case TEST -> task.test();
      case TRAIN -> task.train();
      case ALL -> new Examples(joined(task.train().inputs(), task.test().inputs()), joined(task.train().targets(), task.test().targets()));
    };
  }

  private static Inputs joined(Inputs a, Inputs b) {
    int count = Math.addExact(a.count(), b.count());
    if (a instanceof ByteInputs x && b instanceof ByteInputs y) {
      byte[] values = Arrays.copyOf(x.values(), Math.addExact(x.values().length, y.values().length));
      System.arraycopy(y.values(), 0, values, x.values().length, y.values().length);
      return new ByteInputs(count, x.shape(), values, x.mean(), x.standardDeviation());
    } else if (a instanceof TokenInputs x && b instanceof TokenInputs y) {
      return new TokenInputs(count, x.length(), x.vocabulary(), joined(x.tokens(), y.tokens()));
    }
    FloatInputs x = (FloatInputs) a;
    return new FloatInputs(count, x.shape(), joined(x.values(), ((FloatInputs) b).values()));
  }

  private static Targets joined(Targets a, Targets b) {
    int count = Math.addExact(a.count(), b.count());
    if (a instanceof ClassTargets x && b instanceof ClassTargets y) {
      return new ClassTargets(x.classes(), joined(x.labels(), y.labels()));
    } else if (a instanceof ValueTargets x && b instanceof ValueTargets y) {
      return new ValueTargets(count, x.width(), joined(x.values(), y.values()));
    }
    throw new IllegalArgumentException("these examples are graded on one split at a time: --split test or --split train");
  }

  private static int[] joined(int[] a, int[] b) {
    int[] both = Arrays.copyOf(a, Math.addExact(a.length, b.length));
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static float[] joined(float[] a, float[] b) {
    float[] both = Arrays.copyOf(a, Math.addExact(a.length, b.length));
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
