package dev.unmesh.cut.fast;

import dev.unmesh.engine.array.FloatArrays;
import dev.unmesh.engine.array.FloatKernels;
import dev.unmesh.engine.array.SparseRows;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Only the weights that are not 0, row by row, on Java arrays: for pruned networks. Neurons that nothing reads are left out, those without
 * inputs become part of their readers' biases.
 */
public final class SparseForm implements Form {
  private final FloatArrays kernels = FloatKernels.make();
  private final SparseLayers layers;
  private final ArrayRooms rooms;

  /** @param capacity the most examples of an application */
  public SparseForm(DenseLayers stack, int capacity) {
    this.layers = SparseLayers.of(stack);
    List<Integer> widths = new ArrayList<>(List.of(layers.reads().length));
    layers.rows().forEach(rows -> widths.add(rows.rows()));
    this.rooms = new ArrayRooms(kernels, widths, stack.in(), layers.reads(), capacity);
  }

  @Override
  public String name() {
    return "sparse";
  }

  @Override
  public FloatBuffer inputs() {
    return rooms.inputs();
  }

  @Override
  public FloatBuffer apply(int count) {
    rooms.begin(count);
    int depth = layers.rows().size();
    for (int i = 0; i < depth; i++) {
      kernels.sparse(layers.rows().get(i), rooms.panel(i), rooms.panel(i + 1));
      if (i + 1 < depth) {
        rooms.activate(layers.activation().onArrays(), i + 1);
      }
    }
    return rooms.finish();
  }

  @Override
  public FormSize size() {
    FormSize size = new FormSize(0, 0, 4L * layers.reads().length);
    for (SparseRows rows : layers.rows()) {
      long entries = rows.entries();
      size = size.plus(new FormSize(entries + rows.rows(), entries, 4 * (2 * entries + 2L * rows.rows() + 1)));
    }
    return size;
  }

  @Override
  public void close() {}
}
