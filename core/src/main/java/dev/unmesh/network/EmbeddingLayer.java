package dev.unmesh.network;

import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.ParameterView;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Tokens to vectors: batch x length, int64, to batch x (length * dims), the tokens' rows of the vocabulary x dims table side by side.
 * The dimensions are one group of neurons, of which each token is a copy: what follows sees them in folds.
 */
record EmbeddingLayer(String name, int vocabulary, int dims, int length) implements Layer {
  @Override
  public List<ParameterSpec> parameters() {
    return List.of(ParameterSpec.trained(name + ".weight", new Initial.Normal(), vocabulary, dims));
  }

  @Override
  public long[] outputShape(long[] inputShape) {
    if (inputShape.length != 1 || inputShape[0] != length) {
      throw new IllegalArgumentException("layer '" + name + "' takes " + length + " tokens but gets " + Arrays.toString(inputShape));
    }
    return new long[] {Math.multiplyExact((long) length, dims)};
  }

  @Override
  public void state(WiringTrace trace) {
    NeuronGroup tokens = trace.current();
    NeuronGroup embedded = trace.next(name, dims);
    trace
        .wiring()
        .connect(
            new Connection(
                name,
                tokens.name(),
                embedded.name(),
                ParameterView.inByOut(name + ".weight", vocabulary, dims),
                AxisMap.ONE_TO_ONE,
                AxisMap.ONE_TO_ONE));
    trace.folded(length);
  }

  @Override
  public Tensor forward(Tensor x, LayerTensors tensors, Pass pass) {
    return torch.embedding(tensors.get(name + ".weight"), x).flatten(1, -1);
  }
}
