package dev.unmesh.cut.fast;

import dev.unmesh.engine.array.FloatKernels;
import dev.unmesh.engine.array.Kernels;
import dev.unmesh.engine.array.Panel;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The whole matrices on Java arrays, by the kernels that small networks are trained with: no LibTorch, nothing to call. */
public final class ArrayForm implements Form {
  private final Kernels<float[]> kernels = FloatKernels.make();
  private final DenseLayers stack;
  private final List<Panel<float[]>> weights = new ArrayList<>();
  private final List<float[]> biases = new ArrayList<>();
  private final ArrayRooms rooms;

  /** @param capacity the most examples of an application */
  public ArrayForm(DenseLayers stack, int capacity) {
    this.stack = stack;
    List<Integer> widths = new ArrayList<>(List.of(stack.in()));
    for (DenseLayers.Layer layer : stack.layers()) {
      Panel<float[]> weight = Panel.of(kernels, layer.out(), layer.in());
      for (int i = 0; i < layer.out(); i++) {
        System.arraycopy(layer.weight(), i * layer.in(), weight.values(), i * weight.stride(), layer.in());
      }
      weights.add(weight);
      biases.add(layer.bias() == null ? null : Arrays.copyOf(layer.bias(), weight.paddedRows()));
      widths.add(layer.out());
    }
    this.rooms = new ArrayRooms(kernels, widths, stack.in(), IntStream.range(0, stack.in()).toArray(), capacity);
  }

  @Override
  public String name() {
    return "dense, arrays";
  }

  @Override
  public FloatBuffer inputs() {
    return rooms.inputs();
  }

  @Override
  public FloatBuffer apply(int count) {
    rooms.begin(count);
    for (int i = 0; i < weights.size(); i++) {
      kernels.affine(weights.get(i), rooms.panel(i), biases.get(i), 0, rooms.panel(i + 1));
      if (i + 1 < weights.size()) {
        rooms.activate(stack.activation().onArrays(), i + 1);
      }
    }
    return rooms.finish();
  }

  @Override
  public FormSize size() {
    return DenseForm.size(stack);
  }

  @Override
  public void close() {}
}
