package dev.unmesh.network;

import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.WiringBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** W_out f(W_in x): the MLP of a transformer layer, position by position. */
record MlpLayer(Projection in, Projection out, Activation activation, Optional<StreamNorm> norm) implements ResidualLayer {
  static MlpLayer of(TransformerOptions options, int number) {
    String stream = TransformerBlueprint.RESIDUAL;
    String hidden = "mlp" + number;
    return new MlpLayer(
        new Projection("W_in" + number, stream, hidden, options.width(), options.mlp(), options.bias()),
        new Projection("W_out" + number, hidden, stream, options.mlp(), options.width(), options.bias()),
        options.activation(),
        options.norm() ? Optional.of(new StreamNorm(hidden + ".norm", stream, options.width())) : Optional.empty());
  }

  @Override
  public List<ParameterSpec> parameters() {
    List<ParameterSpec> specs = new ArrayList<>();
    norm.ifPresent(of -> specs.addAll(of.parameters()));
    specs.addAll(in.parameters());
    specs.addAll(out.parameters());
    return specs;
  }

  @Override
  public void state(WiringBuilder wiring) {
    wiring.group(NeuronGroup.of(in.to(), in.out(), Role.HIDDEN));
    norm.ifPresent(of -> of.state(wiring));
    in.state(wiring);
    out.state(wiring);
  }

  @Override
  public Tensor forward(Stream stream, boolean last, LayerTensors tensors) {
    Stream wanted = last ? stream.last() : stream;
    Tensor read = norm.map(of -> of.apply(wanted.rows(), tensors)).orElse(wanted.rows());
    return wanted.placed(out.apply(activation.apply(in.apply(read, tensors)), tensors));
  }
}
