package dev.unmesh.pressure;

import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;

/**
 * A pressure bound to a wiring and to the tensors of its parameters, in in-place LibTorch operations without autograd. Not safe for
 * use by several threads at once. Closing frees its masks and buffers, not the parameters.
 */
public interface TensorPressure extends AutoCloseable {
  /** The parameters it presses on. */
  Set<String> parameters();

  /** The unscaled value at the parameters' present values. */
  double value();

  /** The values whose mean {@link #value} is, connection by connection; the value alone where it is no mean of connections. */
  default double[] values() {
    return new double[] {value()};
  }

  /**
   * Adds {@code scale} times the gradient to {@code gradients}, in place, each of its parameter's shape.
   *
   * @throws IllegalArgumentException if a parameter it presses on has no gradient tensor
   */
  void addGradient(Map<String, Tensor> gradients, double scale);

  @Override
  void close();
}
