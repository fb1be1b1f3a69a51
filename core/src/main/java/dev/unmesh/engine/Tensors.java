package dev.unmesh.engine;

import dev.unmesh.wiring.WeightArray;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/** Tensors made from arrays and read back. What is made here inside a scope dies with it unless kept. */
public final class Tensors {
  private Tensors() {}

  /** Lets a pointer outlive the scope it was made in; whoever keeps it closes it. */
  public static <P extends Pointer> P keep(P pointer) {
    PointerScope scope = PointerScope.getInnerScope();
    if (scope != null) {
      pointer.retainReference();
      scope.detach(pointer);
    }
    return pointer;
  }

  /** A float32 tensor holding a copy of {@code values}. */
  public static Tensor of(float[] values, long... shape) {
    Tensor tensor = torch.empty(shape);
    tensor.data_ptr_float().put(values);
    return tensor;
  }

  /** A float32 tensor of zeros. */
  public static Tensor zeros(long... shape) {
    return torch.zeros(shape);
  }

  /** A float32 tensor that {@code fill} writes: it is handed the tensor's own memory, row-major. */
  public static Tensor filled(Consumer<FloatBuffer> fill, long... shape) {
    Tensor tensor = torch.empty(shape);
    FloatBuffer memory = tensor.data_ptr_float().capacity(tensor.numel()).asBuffer();
    fill.accept(memory);
    if (memory.hasRemaining()) {
      throw new IllegalArgumentException("a tensor of " + tensor.numel() + " elements got " + memory.position() + " values");
    }
    return tensor;
  }

  /** A float64 tensor holding a copy of {@code values}. */
  public static Tensor of(double[] values, long... shape) {
    try (DoublePointer data = new DoublePointer(values);
        TensorOptions options = new TensorOptions(torch.ScalarType.Double)) {
      return torch.from_blob(data, shape, options).clone();
    }
  }

  public static Tensor of(WeightArray array) {
    return of(array.values(), Arrays.stream(array.shape()).asLongStream().toArray());
  }

  /** An int64 tensor holding a copy of {@code values}. */
  public static Tensor of(long[] values, long... shape) {
    try (LongPointer data = new LongPointer(values);
        TensorOptions options = new TensorOptions(torch.ScalarType.Long)) {
      return torch.from_blob(data, shape, options).clone();
    }
  }

  /** An int64 vector holding a copy of {@code values}. */
  public static Tensor ofIndices(int[] values) {
    return of(Arrays.stream(values).asLongStream().toArray(), values.length);
  }

  /** A uint8 tensor holding a copy of {@code values}. */
  public static Tensor of(byte[] values, long... shape) {
    try (BytePointer data = new BytePointer(values);
        TensorOptions options = new TensorOptions(torch.ScalarType.Byte)) {
      return torch.from_blob(data, shape, options).clone();
    }
  }

  /** The values of a float32 tensor, row-major. */
  public static float[] floats(Tensor tensor) {
    float[] values = new float[Math.toIntExact(tensor.numel())];
    try (PointerScope scope = new PointerScope()) {
      tensor.detach().contiguous().data_ptr_float().get(values);
    }
    return values;
  }

  /** The values of a float64 tensor, row-major. */
  public static double[] doubles(Tensor tensor) {
    double[] values = new double[Math.toIntExact(tensor.numel())];
    try (PointerScope scope = new PointerScope()) {
      tensor.detach().contiguous().data_ptr_double().get(values);
    }
    return values;
  }

  /** The values of an int64 tensor, row-major. */
  public static long[] longs(Tensor tensor) {
    long[] values = new long[Math.toIntExact(tensor.numel())];
    try (PointerScope scope = new PointerScope()) {
      tensor.detach().contiguous().data_ptr_long().get(values);
    }
    return values;
  }

  /** Overwrites a contiguous float32 tensor's values in place; moments, views and gradients stay attached. */
  public static void write(Tensor tensor, float[] values) {
    if (tensor.numel() != values.length) {
      throw new IllegalArgumentException("a tensor of " + tensor.numel() + " elements cannot take " + values.length + " values");
    }
    try (PointerScope scope = new PointerScope()) {
      tensor.detach().data_ptr_float().put(values);
    }
  }

  public static WeightArray array(Tensor tensor) {
    return new WeightArray(shape(tensor), floats(tensor));
  }

  /** Whether a tensor is of float32. The presets' enums are new objects at each call: only interned ones can be compared. */
  public static boolean isFloat(Tensor tensor) {
    return tensor.scalar_type().intern() == torch.ScalarType.Float;
  }

  public static long[] longShape(Tensor tensor) {
    long[] shape = new long[Math.toIntExact(tensor.dim())];
    Arrays.setAll(shape, tensor::size);
    return shape;
  }

  public static int[] shape(Tensor tensor) {
    int[] shape = new int[Math.toIntExact(tensor.dim())];
    for (int d = 0; d < shape.length; d++) {
      shape[d] = Math.toIntExact(tensor.size(d));
    }
    return shape;
  }
}
