package dev.unmesh.network;

import dev.unmesh.wiring.WiringBuilder;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** y = W x + b from one group to another, W out x in; W starts normal with a deviation of 1 / sqrt(in), b at 0. */
record Projection(String name, String from, String to, int in, int out, boolean bias) {
  List<ParameterSpec> parameters() {
    List<ParameterSpec> specs = new ArrayList<>();
    specs.add(ParameterSpec.trained(name + ".weight", new Initial.Normal(1 / Math.sqrt(in)), out, in));
    if (bias) {
      specs.add(ParameterSpec.trained(name + ".bias", new Initial.Constant(0), out));
    }
    return specs;
  }

  /** Adds the connection and the bias; both groups must stand already. */
  void state(WiringBuilder wiring) {
    wiring.linear(name, from, to);
    if (bias) {
      wiring.bias(name + ".bias", to);
    }
  }

  /** Rows x in to rows x out. */
  Tensor apply(Tensor x, LayerTensors tensors) {
    return torch.linear(x, tensors.get(name + ".weight"), tensors.optional(name + ".bias"));
  }
}
