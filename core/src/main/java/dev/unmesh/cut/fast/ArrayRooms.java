package dev.unmesh.cut.fast;

import dev.unmesh.engine.array.Kernels;
import dev.unmesh.engine.array.Nonlinearity;
import dev.unmesh.engine.array.Panel;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Room on Java arrays for what stands between layers: a row a neuron, a column an example; examples one after another at both ends. */
final class ArrayRooms {
  private final Kernels<float[]> kernels;
  private final List<Panel<float[]>> rooms = new ArrayList<>();
  private final List<Panel<float[]>> panels = new ArrayList<>();
  private final Panel<float[]> slope;
  private final float[] inputs;
  private final float[] outputs;
  private final int in;
  private final int[] reads;
  private int count;

  /**
   * @param widths of the inputs that are read, then of each layer's outputs
   * @param in how many inputs an example has
   * @param reads which of them are read
   */
  ArrayRooms(Kernels<float[]> kernels, List<Integer> widths, int in, int[] reads, int capacity) {
    this.kernels = kernels;
    this.in = in;
    this.reads = reads;
    int widest = 0;
    for (int width : widths) {
      rooms.add(Panel.of(kernels, width, capacity));
      widest = Math.max(widest, width);
    }
    panels.addAll(rooms);
    this.slope = Panel.of(kernels, widest, capacity);
    this.inputs = new float[in * capacity];
    this.outputs = new float[widths.get(widths.size() - 1) * capacity];
  }

  FloatBuffer inputs() {
    return FloatBuffer.wrap(inputs);
  }

  /** Takes over the first examples. */
  void begin(int examples) {
    if (examples != count) {
      count = examples;
      for (int i = 0; i < rooms.size(); i++) {
        panels.set(i, rooms.get(i).narrowed(count));
      }
    }
    Panel<float[]> x = panels.get(0);
    for (int i = 0; i < x.rows(); i++) {
      for (int e = 0; e < count; e++) {
        x.values()[i * x.stride() + e] = inputs[e * in + reads[i]];
      }
    }
  }

  /** The inputs of layer {@code i}, the outputs of the one before. */
  Panel<float[]> panel(int i) {
    return panels.get(i);
  }

  void activate(Nonlinearity f, int i) {
    Panel<float[]> z = panels.get(i);
    kernels.activate(f, z, z, new Panel<>(slope.values(), 0, z.rows(), z.columns(), z.stride()));
  }

  /** The outputs, example by example. */
  FloatBuffer finish() {
    Panel<float[]> y = panels.get(panels.size() - 1);
    for (int i = 0; i < y.rows(); i++) {
      for (int e = 0; e < count; e++) {
        outputs[e * y.rows() + i] = y.values()[i * y.stride() + e];
      }
    }
    return FloatBuffer.wrap(outputs, 0, count * y.rows());
  }
}
