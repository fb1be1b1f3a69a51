package dev.unmesh.train;

import java.util.LinkedHashMap;
import java.util.Map;

/** Weights, moments and buffers as arrays, named kind/name: parameter/fc1.weight, moment1/fc1.weight, buffer/input.order. */
public record LearnerState(Map<String, float[]> floats, Map<String, long[]> integers) {
  public LearnerState {
    floats = new LinkedHashMap<>(floats);
    integers = new LinkedHashMap<>(integers);
  }

  /** The parameters and buffers alone. */
  LearnerState model() {
    return new LearnerState(model(floats), model(integers));
  }

  private static <T> Map<String, T> model(Map<String, T> arrays) {
    Map<String, T> chosen = new LinkedHashMap<>(arrays);
    chosen.keySet().removeIf(name -> !name.startsWith("parameter/") && !name.startsWith("buffer/"));
    return chosen;
  }

  /** This state with the arrays of another in place of those of the same names. */
  LearnerState with(LearnerState other) {
    LearnerState both = new LearnerState(floats, integers);
    both.floats.putAll(other.floats);
    both.integers.putAll(other.integers);
    return both;
  }

  /** Whether every number is one. */
  boolean isFinite() {
    for (float[] values : floats.values()) {
      for (float value : values) {
        if (!Float.isFinite(value)) {
          return false;
        }
      }
    }
    return true;
  }
}
