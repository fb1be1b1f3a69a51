package dev.unmesh.train.dense;

import dev.unmesh.wiring.Permutation;
import java.util.Arrays;

/** The order of a boundary group: place i holds the task's input or output {@code order[i]}. */
final class Places {
  private long[] order;

  Places(int size) {
    this.order = Arrays.stream(Permutation.identity(size)).asLongStream().toArray();
  }

  long[] order() {
    return order.clone();
  }

  /** @throws IllegalArgumentException if {@code other} is no order of as many places */
  void set(String name, long[] other) {
    boolean each = other != null && other.length == order.length
        && Arrays.stream(other).filter(place -> place >= 0 && place < other.length).distinct().count() == other.length;
    if (!each) {
      throw new IllegalArgumentException("'" + name + "' needs each of 0 .. " + (order.length - 1) + " once: the file is of another network");
    }
    order = other.clone();
  }

  void permute(int[] source) {
    long[] old = order;
    order = new long[old.length];
    Arrays.setAll(order, i -> old[source[i]]);
  }

  /** Which of the task's inputs each place takes; null for the task's own order. */
  int[] gather() {
    return isIdentity() ? null : Arrays.stream(order).mapToInt(Math::toIntExact).toArray();
  }

  /** Where each of the task's outputs stands; null for the task's own order. */
  int[] inverse() {
    if (isIdentity()) {
      return null;
    }
    int[] places = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      places[(int) order[i]] = i;
    }
    return places;
  }

  private boolean isIdentity() {
    for (int i = 0; i < order.length; i++) {
      if (order[i] != i) {
        return false;
      }
    }
    return true;
  }
}
