package dev.unmesh.network;

import dev.unmesh.engine.Tensors;
import dev.unmesh.wiring.Permutation;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;

/** Which of the task's inputs or outputs each place of a boundary group holds: place i holds order[i]. */
final class BoundaryOrder implements AutoCloseable {
  private final Tensor order;
  private final boolean inverted;
  private Tensor index;

  /** @param inverted true for outputs: what stands at place i must go to the task's output order[i] */
  BoundaryOrder(int size, boolean inverted) {
    this.order = Tensors.keep(Tensors.ofIndices(Permutation.identity(size)));
    this.inverted = inverted;
  }

  Tensor tensor() {
    return order;
  }

  /** Batch x size, reordered; the same tensor while the order is the identity. */
  Tensor apply(Tensor x) {
    return index == null ? x : x.index_select(1, index);
  }

  void refresh() {
    int[] places = Arrays.stream(Tensors.longs(order)).mapToInt(Math::toIntExact).toArray();
    int[] gather = places.clone();
    if (inverted) {
      for (int i = 0; i < places.length; i++) {
        gather[places[i]] = i;
      }
    }
    if (index != null) {
      index.close();
      index = null;
    }
    if (!Arrays.equals(gather, Permutation.identity(gather.length))) {
      index = Tensors.keep(Tensors.ofIndices(gather));
    }
  }

  @Override
  public void close() {
    order.close();
    if (index != null) {
      index.close();
    }
  }
}
