package dev.unmesh.train;

import dev.unmesh.engine.Tensors;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Named tensors copied to a state and back, float32 and int64. */
public final class TensorState {
  private TensorState() {}

  public static LearnerState read(Map<String, Tensor> tensors) {
    Map<String, float[]> floats = new LinkedHashMap<>();
    Map<String, long[]> integers = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          if (Tensors.isFloat(tensor)) {
            floats.put(name, Tensors.floats(tensor));
          } else {
            integers.put(name, Tensors.longs(tensor));
          }
        });
    return new LearnerState(floats, integers);
  }

  /** @throws IllegalArgumentException if a tensor is missing from the state or of another size */
  public static void write(LearnerState state, Map<String, Tensor> tensors) {
    tensors.forEach(
        (name, tensor) -> {
          float[] floats = state.floats().get(name);
          long[] integers = state.integers().get(name);
          int length = floats != null ? floats.length : integers != null ? integers.length : -1;
          if (length != tensor.numel()) {
            throw new IllegalArgumentException(
                "'" + name + "' has " + (length < 0 ? "no values" : length + " values") + " where the network asks for " + tensor.numel()
                    + ": the file is of another network");
          }
          try (PointerScope scope = new PointerScope()) {
            if (floats != null) {
              Tensors.write(tensor, floats);
            } else {
              tensor.copy_(org.bytedeco.pytorch.global.torch
                  .from_blob(new LongPointer(integers), Tensors.longShape(tensor), new org.bytedeco.pytorch.TensorOptions(ScalarType.Long)));
            }
          }
        });
  }
}
