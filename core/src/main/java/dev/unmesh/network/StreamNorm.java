package dev.unmesh.network;

import dev.unmesh.wiring.NeuronParameter;
import dev.unmesh.wiring.WiringBuilder;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** LayerNorm of what a layer reads from the residual stream: gain and bias travel with the stream's neurons. Epsilon 1e-5. */
record StreamNorm(String name, String group, int width) {
  private static final double EPSILON = 1e-5;

  List<ParameterSpec> parameters() {
    return List.of(
        ParameterSpec.trained(name + ".weight", new Initial.Constant(1), width),
        ParameterSpec.trained(name + ".bias", new Initial.Constant(0), width));
  }

  void state(WiringBuilder wiring) {
    wiring.perNeuron(name + ".weight", group, NeuronParameter.Kind.GAIN).bias(name + ".bias", group);
  }

  /** Rows x width, row by row. */
  Tensor apply(Tensor x, LayerTensors tensors) {
    return torch.layer_norm(
        x, new long[] {width}, tensors.optional(name + ".weight"), tensors.optional(name + ".bias"), EPSILON, false);
  }
}
