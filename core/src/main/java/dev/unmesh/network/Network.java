package dev.unmesh.network;

import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** Parameters, a forward pass, and the wiring that says what they connect. */
public interface Network extends AutoCloseable {
  Wiring wiring();

  /** The trained tensors by name, in a fixed order; leaves that require a gradient. The network's own, not copies. */
  Map<String, Tensor> parameters();

  /** What is saved with the parameters but not trained: running statistics, the order of inputs and outputs. */
  Map<String, Tensor> buffers();

  /**
   * The outputs for a batch.
   *
   * @param inputs batch x the network's input shape; int64 where the task's inputs are tokens
   * @return batch x outputs (logits or values), in the task's order of outputs
   */
  Tensor forward(Tensor inputs, Pass pass);

  /**
   * The same with taps on the activations of hidden groups.
   *
   * @throws IllegalArgumentException if the network does not show a group's activations
   */
  default Tensor forward(Tensor inputs, Pass pass, Taps taps) {
    if (!taps.groups().isEmpty()) {
      throw new IllegalArgumentException(
          "this kind of network does not show what " + taps.groups() + " do on an input; only layers in a row (mlp, conv-net) do");
    }
    return forward(inputs, pass);
  }

  /** The network as a stack of matrices, or empty if it is more than that. */
  default Optional<DenseStack> dense() {
    return Optional.empty();
  }

  /** To be called after buffers or parameters were overwritten from outside, so that what is derived from them follows. */
  default void refresh() {}

  /** Parameters and buffers of floating type as arrays: a copy. */
  default Weights weights() {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    Snapshots.arrays(parameters(), arrays);
    Snapshots.arrays(buffers(), arrays);
    return Weights.of(arrays);
  }

  /** The same as they stand whenever one is asked for, copied one at a time; for large networks. */
  default Weights liveWeights() {
    return new LiveWeights(this);
  }

  @Override
  void close();
}
