package dev.unmesh.run.film;

import java.util.Arrays;

/**
 * Weights in a byte each: weight = scale x value. The scale is the largest |weight| over 127, so that no weight is off by more than
 * half a scale, 1/254 of the largest. What is not finite counts as 0. The arrays are not copied and must not be written to.
 *
 * @param index which entries the values are, ascending; null for all of them
 */
public record Quantised(float scale, byte[] values, int[] index) {
  /** Connections of up to so many weights are kept whole. */
  static final int WHOLE = 5_000;
  /** Of larger ones, so many. */
  static final int STRONGEST = 600;
  private static final int MOST = 127;

  public Quantised {
    if (index != null && index.length != values.length) {
      throw new IllegalArgumentException(values.length + " values for " + index.length + " entries");
    }
  }

  /** How many entries are kept. */
  public int size() {
    return values.length;
  }

  /** Which entry the i-th kept one is. */
  public int entry(int i) {
    return index == null ? i : index[i];
  }

  /** The weight of the i-th kept entry. */
  public float weight(int i) {
    return scale * values[i];
  }

  /** All entries of a connection that is not large, else the strongest. */
  public static Quantised of(float[] weights) {
    return of(weights, WHOLE, STRONGEST);
  }

  /** All entries, or of more than {@code all} the {@code strongest} largest in size, the lower index first where they are equal. */
  static Quantised of(float[] weights, int all, int strongest) {
    float largest = 0;
    for (float w : weights) {
      largest = Float.isFinite(w) ? Math.max(largest, Math.abs(w)) : largest;
    }
    float scale = largest / MOST;
    if (weights.length <= all) {
      byte[] values = new byte[weights.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = value(weights[i], scale);
      }
      return new Quantised(scale, values, null);
    }
    int[] index = strongest(weights, strongest);
    byte[] values = new byte[index.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(weights[index[i]], scale);
    }
    return new Quantised(scale, values, index);
  }

  private static byte value(float weight, float scale) {
    return scale > 0 && Float.isFinite(weight) ? (byte) Math.max(-MOST, Math.min(MOST, Math.round(weight / scale))) : 0;
  }

  // size in the upper half, place in the lower: one sort of longs
  private static int[] strongest(float[] weights, int count) {
    long[] keys = new long[weights.length];
    for (int i = 0; i < keys.length; i++) {
      float size = Float.isFinite(weights[i]) ? Math.abs(weights[i]) : 0;
      keys[i] = (long) ~Float.floatToRawIntBits(size) << 32 | i;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys, 0, count).mapToInt(key -> (int) key).sorted().toArray();
  }
}
