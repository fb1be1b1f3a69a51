package dev.unmesh.network.language;

import dev.unmesh.network.Initial;
import dev.unmesh.network.LayerTensors;
import dev.unmesh.network.ParameterSpec;
import dev.unmesh.wiring.NeuronParameter;
import dev.unmesh.wiring.WiringBuilder;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** LayerNorm of what is read from the residual stream: gain and bias travel with the stream's neurons. */
record Norm(String name, int width, double epsilon) {
  List<ParameterSpec> parameters() {
    return List.of(
        ParameterSpec.trained(name + ".weight", new Initial.Constant(1), width),
        ParameterSpec.trained(name + ".bias", new Initial.Constant(0), width));
  }

  void state(WiringBuilder wiring) {
    wiring.perNeuron(name + ".weight", LanguageLayer.RESIDUAL, NeuronParameter.Kind.GAIN).bias(name + ".bias", LanguageLayer.RESIDUAL);
  }

  /** Rows x width, row by row. */
  Tensor apply(Tensor rows, LayerTensors tensors) {
    return torch.layer_norm(
        rows, new long[] {width}, tensors.optional(name + ".weight"), tensors.optional(name + ".bias"), epsilon, false);
  }
}
