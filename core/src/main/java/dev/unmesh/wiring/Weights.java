package dev.unmesh.wiring;

import java.util.Map;
import java.util.Set;

/** Named parameters as plain arrays. Sources that read lazily (a memory-mapped file) give one array at a time. */
public interface Weights {
  Set<String> names();

  /** @throws IllegalArgumentException if there is no such parameter */
  WeightArray get(String name);

  static Weights of(Map<String, WeightArray> arrays) {
    return new ArrayWeights(arrays);
  }
}
