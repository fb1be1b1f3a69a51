package dev.unmesh.cut.fast;

import dev.unmesh.engine.Tensors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Some columns of a whole matrix, in an order: in place where they stand side by side, else copied out or in. */
final class Gather implements AutoCloseable {
  private final int[] columns;
  private final Tensor index;

  Gather(int[] columns) {
    this.columns = columns;
    this.index = inPlace() ? null : Tensors.keep(Tensors.ofIndices(columns));
  }

  /** Whether they are consecutive, so that nothing needs to be copied. */
  boolean inPlace() {
    return isConsecutive(columns);
  }

  static boolean isConsecutive(int[] columns) {
    for (int i = 1; i < columns.length; i++) {
      if (columns[i] != columns[i - 1] + 1) {
        return false;
      }
    }
    return true;
  }

  int first() {
    return columns.length == 0 ? 0 : columns[0];
  }

  int size() {
    return columns.length;
  }

  /** {@code to[e][i] = from[e][columns[i]]} for {@code count} rows e from {@code begin} on. */
  void copy(int begin, int count, Room from, Room to) {
    try (PointerScope scope = new PointerScope()) {
      torch.index_select_out(to.tensor().narrow(0, begin, count), from.tensor().narrow(0, begin, count), 1, index);
    }
  }

  /** {@code to[e][columns[i]] = from[e][i]}. */
  void scatter(int count, Room from, Room to) {
    try (PointerScope scope = new PointerScope()) {
      to.tensor().narrow(0, 0, count).index_copy_(1, index, from.tensor().narrow(0, 0, count));
    }
  }

  @Override
  public void close() {
    if (index != null) {
      index.close();
    }
  }
}
