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

/**
 * A square 2-D convolution with stride 1; its neurons are its output channels. Feature maps are kept channels-last in memory:
 * LibTorch's pooling is vectorised over channels only, and was most of a small net's step otherwise.
 */
record ConvolutionLayer(String name, int in, int out, int kernel, int padding, boolean bias) implements Layer {
  private static final long[] ONE = {1, 1};

  @Override
  public List<ParameterSpec> parameters() {
    List<ParameterSpec> specs = new ArrayList<>();
    Initial initial = new Initial.FanIn(in * kernel * kernel);
    specs.add(ParameterSpec.trained(name + ".weight", initial, out, in, kernel, kernel));
    if (bias) {
      specs.add(ParameterSpec.trained(name + ".bias", initial, out));
    }
    return specs;
  }

  @Override
  public long[] outputShape(long[] inputShape) {
    if (inputShape.length != 3 || inputShape[0] != in) {
      throw new IllegalArgumentException(
          "layer '" + name + "' takes " + in + " channels x height x width but gets " + Arrays.toString(inputShape));
    }
    long height = inputShape[1] + 2L * padding - kernel + 1;
    long width = inputShape[2] + 2L * padding - kernel + 1;
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException("layer '" + name + "': a kernel of " + kernel + " is larger than its padded input "
          + Arrays.toString(inputShape));
    }
    return new long[] {out, height, width};
  }

  @Override
  public void state(WiringTrace trace) {
    NeuronGroup from = trace.current();
    NeuronGroup to = trace.next(name, out);
    trace
        .wiring()
        .connect(
            new Connection(
                name,
                from.name(),
                to.name(),
                ParameterView.convolution(name + ".weight", out, in, kernel * kernel),
                AxisMap.ONE_TO_ONE,
                AxisMap.ONE_TO_ONE));
    if (bias) {
      trace.wiring().bias(name + ".bias", to.name());
    }
  }

  @Override
  public Tensor forward(Tensor x, LayerTensors tensors, Pass pass) {
    return torch.conv2d(
        x.contiguous(torch.MemoryFormat.ChannelsLast), tensors.get(name + ".weight"), tensors.optional(name + ".bias"), ONE, new long[] {padding, padding}, ONE, 1);
  }
}
