package dev.unmesh.train;

import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Examples;
import dev.unmesh.task.TokenTargets;
import org.bytedeco.pytorch.Tensor;

/**
 * A split of a task as learners read it. Its tensors are made when the first is asked for, so who computes on arrays needs no
 * LibTorch. Closed by its owner; not safe for use by several threads.
 */
public final class Dataset implements AutoCloseable {
  private final Examples examples;
  private final int[] labels;
  private ExampleTensors tensors;

  public Dataset(Examples examples) {
    this.examples = examples;
    this.labels = examples.targets() instanceof ClassTargets classes ? classes.labels() : new int[0];
  }

  public Examples examples() {
    return examples;
  }

  public int count() {
    return examples.count();
  }

  /** The class of every example; empty where targets are values or tokens. Not a copy. */
  public int[] labels() {
    return labels;
  }

  /** The inputs of some examples: float32, or int64 tokens. */
  public Tensor inputs(int[] at) {
    return tensors().inputs(at);
  }

  /** The targets of some examples: int64 classes, float32 values, or int64 tokens, n x length, {@link TokenTargets#MASKED} where masked. */
  public Tensor targets(int[] at) {
    return tensors().targets(at);
  }

  /** The inputs of examples {@code from} (inclusive) to {@code to} (exclusive). */
  public Tensor inputs(int from, int to) {
    return tensors().inputs(from, to);
  }

  public Tensor targets(int from, int to) {
    return tensors().targets(from, to);
  }

  private ExampleTensors tensors() {
    if (tensors == null) {
      tensors = new ExampleTensors(examples);
    }
    return tensors;
  }

  @Override
  public void close() {
    if (tensors != null) {
      tensors.close();
    }
  }
}
