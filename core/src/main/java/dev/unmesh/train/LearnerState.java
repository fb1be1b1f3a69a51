package dev.unmesh.train;

import java.util.LinkedHashMap;
import java.util.Map;

/** Weights, moments and buffers as arrays, named kind/name: parameter/fc1.weight, moment1/fc1.weight, buffer/input.order. */
public record LearnerState(Map<String, float[]> floats, Map<String, long[]> integers) {
  public LearnerState {
    floats = new LinkedHashMap<>(floats);
    integers = new LinkedHashMap<>(integers);
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
