package dev.unmesh.wiring;

import java.util.Arrays;

/**
 * One axis of a view into a flat parameter: nested extents with a stride each, outermost first. A plain axis has one level;
 * queries interleaved per head have two (head, then dimension within the head).
 */
public record StridedAxis(int[] extents, long[] strides) {
  /** The axis of one index at offset 0. */
  public static final StridedAxis SINGLE = of(1, 1);

  public StridedAxis {
    extents = extents.clone();
    strides = strides.clone();
    if (extents.length == 0 || extents.length != strides.length) {
      throw new IllegalArgumentException(
          "an axis needs as many strides as extents, at least one: " + extents.length + " extents, " + strides.length + " strides");
    }
    for (int level = 0; level < extents.length; level++) {
      if (extents[level] < 1 || strides[level] < 0) {
        throw new IllegalArgumentException(
            "an axis needs extents >= 1 and strides >= 0, was " + Arrays.toString(extents) + " by " + Arrays.toString(strides));
      }
    }
  }

  public static StridedAxis of(int extent, long stride) {
    return new StridedAxis(new int[] {extent}, new long[] {stride});
  }

  @Override
  public int[] extents() {
    return extents.clone();
  }

  @Override
  public long[] strides() {
    return strides.clone();
  }

  /** How many indices the axis has. */
  public int length() {
    int length = 1;
    for (int extent : extents) {
      length = Math.multiplyExact(length, extent);
    }
    return length;
  }

  /** The offset of index {@code i} in elements, 0 &lt;= i &lt; length. */
  public long offset(int i) {
    if (extents.length == 1) {
      return i * strides[0];
    }
    long offset = 0;
    int rest = i;
    for (int level = extents.length - 1; level >= 0; level--) {
      offset += rest % extents[level] * strides[level];
      rest /= extents[level];
    }
    return offset;
  }

  /** The offsets of every index, in order. */
  public long[] offsets() {
    long[] offsets = new long[length()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = offset(i);
    }
    return offsets;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StridedAxis axis && Arrays.equals(extents, axis.extents) && Arrays.equals(strides, axis.strides);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(extents) + Arrays.hashCode(strides);
  }

  @Override
  public String toString() {
    return Arrays.toString(extents) + " by " + Arrays.toString(strides);
  }
}
