package dev.unmesh.network;

import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.ParameterView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** y = W x + b, W out x in. */
record LinearLayer(String name, int in, int out, boolean bias) implements Layer {
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
    NeuronGroup to = trace.next(name, out);
    trace
        .wiring()
        .connect(
            new Connection(name, from.name(), to.name(), ParameterView.outByIn(name + ".weight", out, in), AxisMap.ONE_TO_ONE, columns));
    if (bias) {
      trace.wiring().bias(name + ".bias", to.name());
    }
  }

  @Override
  public Tensor forward(Tensor x, LayerTensors tensors, Pass pass) {
    return torch.linear(x, tensors.get(name + ".weight"), tensors.optional(name + ".bias"));
  }
}
