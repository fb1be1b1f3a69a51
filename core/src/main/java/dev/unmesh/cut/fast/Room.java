package dev.unmesh.cut.fast;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** Floats outside the Java heap, made once: a tensor, the BLAS's pointer and a buffer of the same memory. */
final class Room implements AutoCloseable {
  private final Tensor tensor;
  private final FloatPointer floats;
  private final FloatBuffer buffer;
  private final int rows;
  private final int width;

  /** Zeros. */
  Room(int rows, int width) {
    LibTorch.start();
    long size = (long) rows * width;
    try (PointerScope scope = new PointerScope()) {
      Tensor memory = Tensors.zeros(Math.max(1, size)); // an empty tensor has no address
      this.floats = memory.data_ptr_float().capacity(size);
      this.tensor = Tensors.keep(memory.narrow(0, 0, size).view(rows, width));
    }
    this.buffer = floats.asBuffer();
    this.rows = rows;
    this.width = width;
  }

  static Room of(float[] values, int rows, int width) {
    Room room = new Room(rows, width);
    room.floats.put(values);
    return room;
  }

  /** rows x width. */
  Tensor tensor() {
    return tensor;
  }

  FloatPointer floats() {
    return floats;
  }

  /** All of it; positions are the caller's to leave alone. */
  FloatBuffer buffer() {
    return buffer;
  }

  int rows() {
    return rows;
  }

  int width() {
    return width;
  }

  /** The first rows, to be read from position 0. */
  FloatBuffer first(int count) {
    return buffer.duplicate().limit(count * width);
  }

  /** Where column {@code column} of the first row stands. */
  FloatPointer column(int column) {
    return floats.getPointer(column);
  }

  @Override
  public void close() {
    tensor.close();
  }
}
