package dev.unmesh.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Weights, moments and buffers as arrays, named kind/name: parameter/fc1.weight, moment1/fc1.weight, buffer/input.order. */
public record LearnerState(Map<String, float[]> floats, Map<String, long[]> integers) {
  public LearnerState {
    floats = floats instanceof FetchedArrays ? floats : new LinkedHashMap<>(floats);
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
    Map<String, float[]> allFloats = new LinkedHashMap<>(floats);
    Map<String, long[]> allIntegers = new LinkedHashMap<>(integers);
    allFloats.putAll(other.floats);
    allIntegers.putAll(other.integers);
    return new LearnerState(allFloats, allIntegers);
  }

  /** A state whose floats are fetched whenever they are asked for. @param lengths how many floats there are of each name */
  public static LearnerState fetched(Map<String, Integer> lengths, Function<String, float[]> floats, Map<String, long[]> integers) {
    return new LearnerState(new FetchedArrays(lengths, floats), integers);
  }

  /** How many floats there are of that name. */
  int length(String name) {
    return floats instanceof FetchedArrays fetched ? fetched.length(name) : floats.get(name).length;
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
