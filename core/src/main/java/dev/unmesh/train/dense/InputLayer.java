package dev.unmesh.train.dense;

import dev.unmesh.engine.array.Kernels;
import dev.unmesh.engine.array.Panel;
import dev.unmesh.network.DenseStack;
import dev.unmesh.task.Inputs;
import dev.unmesh.task.TokenInputs;

/** The first layer of a dense network with the batch it reads: how inputs are laid out depends on what they are. */
interface InputLayer<A> {
  /** From this width on inputs are read example by example, as they are stored. */
  int WIDE = 128;

  /**
   * Lays the inputs of a batch out.
   *
   * @param order the task's input of each place, or null
   */
  void load(int[] examples, int[] order);

  /**
   * What the layer makes of the loaded batch, a column an example.
   *
   * @param bias where its biases stand; or null
   */
  void forward(A bias, int biasAt, Panel<A> z);

  /** Fills the gradient of what this layer multiplies with. */
  void backward(Panel<A> delta);

  static boolean wide(DenseStack stack) {
    return stack.embedding().isEmpty() && stack.layers().get(0).in() >= WIDE;
  }

  /** @param gradient as long as {@code weights}; null if nothing is taken back */
  static <A> InputLayer<A> of(
      Kernels<A> kernels, DenseStack stack, DenseParameters<A> parameters, A weights, A gradient, Inputs inputs, int capacity) {
    if (stack.embedding().isPresent()) {
      return new TokenLayer<>(kernels, stack, parameters, weights, gradient, (TokenInputs) inputs, capacity);
    }
    String name = stack.layers().get(0).weight();
    Panel<A> weight = parameters.panel(name, weights);
    Panel<A> taken = gradient == null ? null : parameters.panel(name, gradient);
    return wide(stack)
        ? new ExampleRows<>(kernels, weight, taken, inputs, capacity)
        : new FeatureRows<>(kernels, weight, taken, inputs, capacity);
  }
}
