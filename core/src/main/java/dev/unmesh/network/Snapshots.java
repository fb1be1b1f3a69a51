package dev.unmesh.network;

import dev.unmesh.engine.Tensors;
import dev.unmesh.wiring.WeightArray;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Tensors copied out to arrays. */
final class Snapshots {
  private Snapshots() {}

  static void arrays(Map<String, Tensor> tensors, Map<String, WeightArray> into) {
    tensors.forEach(
        (name, tensor) -> {
          if (Tensors.isFloat(tensor)) {
            into.put(name, Tensors.array(tensor));
          }
        });
  }
}
