package dev.unmesh.wiring;

import java.util.Arrays;

/**
 * A parameter's values, row-major, with its shape. For speed the arrays are not copied: whoever is handed one must not write to
 * it unless it is theirs.
 */
public record WeightArray(int[] shape, float[] values) {
  public WeightArray {
    long size = 1;
    for (int extent : shape) {
      size *= extent;
    }
    if (size != values.length) {
      throw new IllegalArgumentException("shape " + Arrays.toString(shape) + " asks for " + size + " values, got " + values.length);
    }
  }

  public int size() {
    return values.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WeightArray array && Arrays.equals(shape, array.shape) && Arrays.equals(values, array.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "weights " + Arrays.toString(shape);
  }
}
