package dev.unmesh.interpret.circuit;

import java.util.Arrays;
import java.util.BitSet;

/** Which edges of a tail are kept, being changed. Weights of zero are no edges and never kept. Not safe for use by several threads. */
final class Mask {
  private final Tail tail;
  private final boolean[][] kept;
  private int size;

  Mask(Tail tail, EdgeSet edges) {
    this.tail = tail;
    this.kept = new boolean[tail.depth()][];
    for (int l = 0; l < kept.length; l++) {
      TailLayer layer = tail.layer(l);
      BitSet bits = edges.bits(layer.connection());
      kept[l] = new boolean[layer.size()];
      for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
        if (layer.weights()[i] != 0) {
          kept[l][i] = true;
          size++;
        }
      }
    }
  }

  private Mask(Mask other) {
    this.tail = other.tail;
    this.kept = new boolean[other.kept.length][];
    for (int l = 0; l < kept.length; l++) {
      kept[l] = other.kept[l].clone();
    }
    this.size = other.size;
  }

  static Mask all(Tail tail) {
    return new Mask(tail, tail.edges());
  }

  boolean has(int layer, int row, int column) {
    return kept[layer][row * tail.layer(layer).columns() + column];
  }

  /** Row-major; not a copy, not to be written to. */
  boolean[] of(int layer) {
    return kept[layer];
  }

  void remove(int layer, int row, int column) {
    int at = row * tail.layer(layer).columns() + column;
    if (kept[layer][at]) {
      kept[layer][at] = false;
      size--;
    }
  }

  void removeRow(int layer, int row) {
    int columns = tail.layer(layer).columns();
    for (int at = row * columns; at < (row + 1) * columns; at++) {
      if (kept[layer][at]) {
        kept[layer][at] = false;
        size--;
      }
    }
  }

  int size() {
    return size;
  }

  /** Whether anything leaves a neuron of {@code layer}: an output neuron always says something. */
  boolean isRead(int layer, int row) {
    if (layer == tail.depth() - 1) {
      return true;
    }
    TailLayer next = tail.layer(layer + 1);
    for (int k = 0; k < next.rows(); k++) {
      if (kept[layer + 1][k * next.columns() + row]) {
        return true;
      }
    }
    return false;
  }

  /** Takes out what leads to neurons that nothing reads, layer by layer backwards: it does nothing. */
  void trim() {
    for (int l = tail.depth() - 2; l >= 0; l--) {
      for (int row = 0; row < tail.layer(l).rows(); row++) {
        if (!isRead(l, row)) {
          removeRow(l, row);
        }
      }
    }
  }

  EdgeSet edges() {
    EdgeSet.Builder builder = EdgeSet.builder();
    for (int l = 0; l < kept.length; l++) {
      BitSet bits = new BitSet();
      for (int i = 0; i < kept[l].length; i++) {
        bits.set(i, kept[l][i]);
      }
      builder.put(tail.layer(l).connection(), tail.layer(l).rows(), tail.layer(l).columns(), bits);
    }
    return builder.build();
  }

  Mask copy() {
    return new Mask(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mask mask && Arrays.deepEquals(kept, mask.kept);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(kept);
  }
}
