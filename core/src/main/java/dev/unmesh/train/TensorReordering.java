package dev.unmesh.train;

import dev.unmesh.engine.Tensors;
import dev.unmesh.wiring.ParameterOrder;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.Wiring;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** Neurons that change places, in tensors named kind/name: parameter/fc1.weight, moment1/fc1.weight. */
final class TensorReordering {
  private TensorReordering() {}

  /** @param kinds of tensors that move, such as {@code parameter/} */
  static void apply(Map<String, Tensor> tensors, Wiring wiring, Permutation permutation, List<String> kinds) {
    Map<String, int[]> sources =
        ParameterOrder.sources(wiring, permutation, name -> Math.toIntExact(model(tensors, name).numel()));
    try (PointerScope scope = new PointerScope()) {
      sources.forEach(
          (name, source) -> {
            Tensor index = Tensors.ofIndices(source);
            for (String kind : kinds) {
              Tensor tensor = tensors.get(kind + name);
              if (tensor != null) {
                Tensor flat = tensor.detach().view(-1);
                flat.copy_(flat.index_select(0, index));
              }
            }
          });
    }
  }

  private static Tensor model(Map<String, Tensor> tensors, String name) {
    Tensor parameter = tensors.get("parameter/" + name);
    return parameter != null ? parameter : tensors.get("buffer/" + name);
  }
}
