package dev.unmesh.network;

import dev.unmesh.wiring.WeightArray;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A tensor a network needs.
 *
 * @param trained false for running statistics
 */
public record ParameterSpec(String name, long[] shape, Initial initial, boolean trained) {
  /** A tensor that training changes. */
  public static ParameterSpec trained(String name, Initial initial, long... shape) {
    return new ParameterSpec(name, shape, initial, true);
  }

  static ParameterSpec statistic(String name, float value, long... shape) {
    return new ParameterSpec(name, shape, new Initial.Constant(value), false);
  }

  /** How many weights it has. */
  public int size() {
    double size = 1;
    for (long extent : shape) {
      size *= extent;
    }
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "parameter '" + name + "' of " + Arrays.toString(shape) + " is too large: at most 2^31 weights a parameter");
    }
    return (int) size;
  }

  /** Initial values of every parameter, each drawn from a seed of its own, by name and in order. */
  static Map<String, WeightArray> draw(List<ParameterSpec> specs, long seed) {
    return InitialWeights.draw(specs, seed).all();
  }
}
