package dev.unmesh.train.activity;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;

/** A term bound to a network's modules. Not safe for use by several threads. */
public interface ActivityTerm extends AutoCloseable {
  /** The hidden groups it reads or changes. */
  Set<String> groups();

  /**
   * What the network goes on with in place of a group's activations.
   *
   * @param targets of the batch: int64 classes
   * @param strength at this step
   */
  default Tensor pass(String group, Tensor active, Tensor targets, double strength) {
    return active;
  }

  /** Whether it changes what goes backward through a group. */
  default boolean routes(String group) {
    return false;
  }

  /**
   * What goes on backward in place of the gradient of the loss by a routed group's activations.
   *
   * @param gradient batch x units, or batch x channels x height x width
   */
  default Tensor gradient(String group, Tensor gradient, Tensor targets, double strength) {
    return gradient;
  }

  /**
   * What is added to the task loss times the strength: a scalar, or empty where this step has none.
   *
   * @param active activations by group, as the network made them
   */
  default Optional<Tensor> loss(Map<String, Tensor> active, Tensor targets) {
    return Optional.empty();
  }

  /** Called after each step. @param steps how many have been taken */
  default void stepped(long steps) {}

  /** What it remembers from step to step, by name: kept in checkpoints, written to from outside on resume. Its own tensors. */
  default Map<String, Tensor> state() {
    return Map.of();
  }

  /** Called after {@link #state()} was written to from outside. */
  default void restored() {}

  @Override
  default void close() {}
}
