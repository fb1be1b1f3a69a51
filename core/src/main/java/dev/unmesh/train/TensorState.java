package dev.unmesh.train;

import dev.unmesh.engine.Tensors;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

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

  /** The same, floats copied whenever they are asked for. */
  static LearnerState live(Map<String, Tensor> tensors) {
    Map<String, Integer> lengths = new LinkedHashMap<>();
    Map<String, long[]> integers = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          if (Tensors.isFloat(tensor)) {
            lengths.put(name, Math.toIntExact(tensor.numel()));
          } else {
            integers.put(name, Tensors.longs(tensor));
          }
        });
    return LearnerState.fetched(lengths, name -> Tensors.floats(tensors.get(name)), integers);
  }

  /** @throws IllegalArgumentException if a tensor is missing from the state, or of another size or type */
  public static void write(LearnerState state, Map<String, Tensor> tensors) {
    tensors.forEach(
        (name, tensor) -> {
          float[] floats = state.floats().get(name);
          long[] integers = state.integers().get(name);
          boolean real = Tensors.isFloat(tensor);
          int length = real && floats != null ? floats.length : !real && integers != null ? integers.length : -1;
          if (length != tensor.numel()) {
            throw new IllegalArgumentException(
                "'" + name + "' has " + (length < 0 ? "no values of its type" : length + " values") + " where the network asks for " + tensor.numel()
                    + ": the file is of another network");
          }
          try (PointerScope scope = new PointerScope()) {
            if (real) {
              Tensors.write(tensor, floats);
            } else {
              tensor.copy_(Tensors.of(integers, Tensors.longShape(tensor)));
            }
          }
        });
  }
}
