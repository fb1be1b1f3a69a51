package dev.unmesh.network;

import dev.unmesh.engine.Tensors;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;

/** A network's weights as they stand whenever one is asked for, each copied out then; no second network in memory. */
final class LiveWeights implements Weights {
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  LiveWeights(Network network) {
    add(network.parameters());
    add(network.buffers());
  }

  private void add(Map<String, Tensor> named) {
    named.forEach((name, tensor) -> {
      if (Tensors.isFloat(tensor)) {
        tensors.put(name, tensor);
      }
    });
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(tensors.keySet());
  }

  @Override
  public WeightArray get(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("no parameter '" + name + "'; the parameters are " + tensors.keySet());
    }
    return Tensors.array(tensor);
  }
}
