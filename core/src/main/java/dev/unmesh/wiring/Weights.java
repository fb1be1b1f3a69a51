package dev.unmesh.wiring;

import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;

/** Named parameters as plain arrays. Sources that read lazily (a memory-mapped file) give one array at a time. */
public interface Weights {
  Set<String> names();

  /** @throws IllegalArgumentException if there is no such parameter */
  WeightArray get(String name);

  /**
   * Puts a parameter's values into a buffer, row-major, from its position on. Sources of large parameters do so piece by piece.
   *
   * @throws IllegalArgumentException if there is no such parameter
   */
  default void copy(String name, FloatBuffer to) {
    to.put(get(name).values());
  }

  static Weights of(Map<String, WeightArray> arrays) {
    return new ArrayWeights(arrays);
  }
}
