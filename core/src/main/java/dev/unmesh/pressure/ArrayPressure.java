package dev.unmesh.pressure;

import dev.unmesh.wiring.Weights;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A pressure bound to a wiring, on float arrays. Allocates nothing in a step. Not safe for use by several threads at once. */
public interface ArrayPressure {
  /** The parameters it presses on. */
  Set<String> parameters();

  /**
   * c, by parameter and laid out as it, if the pressure is sum_i c_i |w_i|; empty if it is anything else. An engine that has its
   * weights laid out in another way can press by them itself. Not copies.
   */
  default Optional<Map<String, double[]>> absoluteCosts() {
    return Optional.empty();
  }

  /** The unscaled value at {@code weights}, accumulated in double precision. */
  double value(Weights weights);

  /** The values whose mean {@link #value} is, connection by connection; the value alone where it is no mean of connections. */
  default double[] values(Weights weights) {
    return new double[] {value(weights)};
  }

  /**
   * Adds {@code scale} times the gradient to {@code gradients}, in place, each laid out as its parameter.
   *
   * @throws IllegalArgumentException if a parameter it presses on has no gradient array
   */
  void addGradient(Weights weights, Map<String, float[]> gradients, double scale);
}
