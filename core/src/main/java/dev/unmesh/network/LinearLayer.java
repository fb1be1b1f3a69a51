package dev.unmesh.network;

import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.NeuronParameter;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.StridedAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * y = W x + b, W out x in.
 *
 * @param neurons of the group it ends in: {@code out}, or more where it makes only some of them
 * @param rows which of them
 */
record LinearLayer(String name, int in, int out, boolean bias, int neurons, AxisMap rows) implements Layer {
  LinearLayer(String name, int in, int out, boolean bias) {
    this(name, in, out, bias, out, AxisMap.ONE_TO_ONE);
  }

  @Override
  public List<ParameterSpec> parameters() {
    List<ParameterSpec> specs = new ArrayList<>();
    specs.add(ParameterSpec.trained(name + ".weight", new Initial.FanIn(in), out, in));
    if (bias) {
      specs.add(ParameterSpec.trained(name + ".bias", new Initial.FanIn(in), out));
    }
    return specs;
  }

  @Override
  public long[] outputShape(long[] inputShape) {
    if (inputShape.length != 1 || inputShape[0] != in) {
      throw new IllegalArgumentException(
          "layer '" + name + "' takes " + in + " inputs but gets " + Arrays.toString(inputShape) + "; flatten or resize before it");
    }
    return new long[] {out};
  }

  @Override
  public void state(WiringTrace trace) {
    NeuronGroup from = trace.current();
    AxisMap columns = trace.map();
    NeuronGroup to = trace.next(name, neurons);
    trace
        .wiring()
        .connect(
            new Connection(name, from.name(), to.name(), ParameterView.outByIn(name + ".weight", out, in), rows, columns));
    if (bias) {
      trace
          .wiring()
          .perNeuron(new NeuronParameter(name + ".bias", to.name(), NeuronParameter.Kind.BIAS, 0, StridedAxis.of(out, 1), rows));
    }
  }

  @Override
  public Tensor forward(Tensor x, LayerTensors tensors, Pass pass) {
    return torch.linear(x, tensors.get(name + ".weight"), tensors.optional(name + ".bias"));
  }
}
