package dev.unmesh.network;

import dev.unmesh.wiring.NeuronParameter;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Batch normalisation of channels: gain, bias and running statistics travel with the channel. Momentum .1, epsilon 1e-5. */
record BatchNormLayer(String name, int channels) implements Layer {
  static final double MOMENTUM = .1;
  static final double EPSILON = 1e-5;

  @Override
  public List<ParameterSpec> parameters() {
    return List.of(
        ParameterSpec.trained(name + ".weight", new Initial.Constant(1), channels),
        ParameterSpec.trained(name + ".bias", new Initial.Constant(0), channels),
        ParameterSpec.statistic(name + ".running_mean", 0, channels),
        ParameterSpec.statistic(name + ".running_var", 1, channels));
  }

  @Override
  public long[] outputShape(long[] inputShape) {
    if (inputShape[0] != channels) {
      throw new IllegalArgumentException("layer '" + name + "' norms " + channels + " channels but gets " + Arrays.toString(inputShape));
    }
    return inputShape;
  }

  @Override
  public void state(WiringTrace trace) {
    String group = trace.current().name();
    trace
        .wiring()
        .perNeuron(name + ".weight", group, NeuronParameter.Kind.GAIN)
        .perNeuron(name + ".bias", group, NeuronParameter.Kind.BIAS)
        .perNeuron(name + ".running_mean", group, NeuronParameter.Kind.STATISTIC)
        .perNeuron(name + ".running_var", group, NeuronParameter.Kind.STATISTIC);
  }

  @Override
  public Tensor forward(Tensor x, LayerTensors tensors, Pass pass) {
    return torch.batch_norm(
        x,
        tensors.optional(name + ".weight"),
        tensors.optional(name + ".bias"),
        tensors.optional(name + ".running_mean"),
        tensors.optional(name + ".running_var"),
        pass.training(),
        MOMENTUM,
        EPSILON,
        false);
  }
}
