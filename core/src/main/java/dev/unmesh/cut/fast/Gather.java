package dev.unmesh.cut.fast;

import dev.unmesh.engine.Tensors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Where a module finds its own among the columns of a whole matrix: in place where they stand side by side, else copied out or in. */
final class Gather implements AutoCloseable {
  private final int[] columns;
  private final Tensor index;

  /** @param columns ascending */
  Gather(int[] columns) {
    this.columns = columns;
    this.index = inPlace() ? null : Tensors.keep(Tensors.ofIndices(columns));
  }

  /** Whether they are consecutive, so that nothing needs to be copied. */
  boolean inPlace() {
    return columns.length == 0 || columns[columns.length - 1] - columns[0] == columns.length - 1;
  }

  int first() {
    return columns.length == 0 ? 0 : columns[0];
  }

  int size() {
    return columns.length;
  }

  /** {@code to[e][i] = from[e][columns[i]]}. */
  void copy(int count, Room from, Room to) {
    try (PointerScope scope = new PointerScope()) {
      torch.index_select_out(to.tensor().narrow(0, 0, count), from.tensor().narrow(0, 0, count), 1, index);
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
