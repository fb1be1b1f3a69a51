package dev.unmesh.cut.certify;

import java.util.function.ToDoubleFunction;

/**
 * Below and above each output of a step a line through one of its inputs, and below and above the difference of the two networks' outputs a
 * plane through that input, x, and the difference there, d.
 */
final class Planes {
  /** onValue * x + onDifference * d + offset. */
  record Plane(double onValue, double onDifference, double offset) {
    static final Plane ZERO = new Plane(0, 0, 0);
    static final Plane VALUE = new Plane(1, 0, 0);
    static final Plane DIFFERENCE = new Plane(0, 1, 0);

    static Plane constant(double offset) {
      return offset == 0 ? ZERO : new Plane(0, 0, offset);
    }

    double at(double x, double d) {
      return onValue * x + onDifference * d + offset;
    }

    /** -0 would not equal 0. */
    Plane {
      onValue += 0.0;
      onDifference += 0.0;
      offset += 0.0;
    }

    /** This of the first network less {@code other} of the second, whose input is x - d. */
    Plane less(Plane other) {
      return new Plane(onValue - other.onValue, other.onValue, offset - other.offset);
    }
  }

  private final int[] from;
  private final Plane[][] planes;
  private final boolean[] plain;

  Planes(int outputs) {
    this.from = new int[outputs];
    this.planes = new Plane[outputs][];
    this.plain = new boolean[outputs];
  }

  void set(int output, int input, Plane low, Plane high, Plane differenceLow, Plane differenceHigh) {
    from[output] = input;
    planes[output] = new Plane[] {low, high, differenceLow, differenceHigh};
    boolean value = low.equals(high) && (low.equals(Plane.VALUE) || low.equals(Plane.ZERO));
    boolean same = differenceLow.equals(differenceHigh);
    plain[output] = value && same && (differenceLow.equals(Plane.DIFFERENCE) || differenceLow.equals(Plane.ZERO));
  }

  /** Whether an output is its input, or 0, in both networks: rewriting it rounds nothing. */
  boolean plain(int output) {
    return plain[output];
  }

  int from(int output) {
    return from[output];
  }

  Plane low(int output) {
    return planes[output][0];
  }

  Plane high(int output) {
    return planes[output][1];
  }

  Plane differenceLow(int output) {
    return planes[output][2];
  }

  Plane differenceHigh(int output) {
    return planes[output][3];
  }

  /** Whether one of an output's planes has a coefficient other than 0. */
  boolean any(int output, ToDoubleFunction<Plane> coefficient) {
    for (Plane plane : planes[output]) {
      if (coefficient.applyAsDouble(plane) != 0) {
        return true;
      }
    }
    return false;
  }
}
