package dev.unmesh.network.language;

import dev.unmesh.network.LayerTensors;
import dev.unmesh.network.ParameterSpec;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.WiringBuilder;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** W_out f(W_in x + b_in) + b_out, token by token. */
record FeedForward(Linear in, Linear out, MlpActivation activation) {
  List<ParameterSpec> parameters() {
    List<ParameterSpec> specs = new ArrayList<>(in.parameters());
    specs.addAll(out.parameters());
    return specs;
  }

  /** @param layer such as {@code L0.} */
  void state(WiringBuilder wiring, String layer) {
    String hidden = layer + "mlp";
    wiring.group(NeuronGroup.of(hidden, in.out(), Role.HIDDEN));
    in.state(wiring, layer + "W_in", LanguageLayer.RESIDUAL, hidden);
    out.state(wiring, layer + "W_out", hidden, LanguageLayer.RESIDUAL);
  }

  /** Rows x width, row by row. */
  Tensor apply(Tensor rows, LayerTensors tensors) {
    return out.apply(activation.apply(in.apply(rows, tensors)), tensors);
  }
}
