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

  /** @throws IllegalArgumentException if what was written is no order */
  void refresh() {
    long[] written = Tensors.longs(order);
    if (Arrays.stream(written).filter(place -> place >= 0 && place < written.length).distinct().count() != written.length) {
      throw new IllegalArgumentException(
          "the order of " + (inverted ? "outputs" : "inputs") + " needs each of 0 .. " + (written.length - 1) + " once");
    }
    int[] places = Arrays.stream(written).mapToInt(Math::toIntExact).toArray();
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
