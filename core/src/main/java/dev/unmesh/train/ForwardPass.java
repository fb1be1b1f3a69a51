package dev.unmesh.train;

import dev.unmesh.task.Inputs;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Weights;
import java.util.Optional;

/**
 * A network as a function of its weights, whatever engine computes it: made once, asked again and again with other weights or other
 * inputs. Neither weights nor inputs may change after they were handed over. Not safe for use by several threads.
 */
public interface ForwardPass extends AutoCloseable {
  /** The answers: count x outputs, example by example, in the task's order of outputs; logits, or values. */
  float[] outputs(Weights weights, Inputs inputs);

  /**
   * What a connection reads, activations and all: count x its columns, example by example. Empty where that is no vector (a
   * convolution, a table of tokens) or the network does not show it.
   */
  Optional<float[]> into(Weights weights, Inputs inputs, Connection connection);

  /** Which of the task's inputs each place of the input group holds. */
  int[] inputOrder();

  /** Which of the task's outputs each place of the output group holds. */
  int[] outputOrder();

  @Override
  void close();
}
