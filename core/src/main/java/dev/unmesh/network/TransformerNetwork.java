package dev.unmesh.network;

import dev.unmesh.engine.Tensors;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Wiring;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A transformer: tokens are embedded into the residual stream, each layer adds to it, the unembedding reads it. */
public final class TransformerNetwork implements Network {
  private final TransformerBlueprint blueprint;
  private final LayerTensors tensors = new LayerTensors();
  private final Map<String, Tensor> parameters = new LinkedHashMap<>();

  TransformerNetwork(TransformerBlueprint blueprint, long seed) {
    this.blueprint = blueprint;
    Map<String, WeightArray> initial = blueprint.initialWeights(seed);
    initial.forEach((name, values) -> {
      Tensor tensor = Tensors.keep(Tensors.of(values));
      tensor.set_requires_grad(true);
      parameters.put(name, tensor);
      tensors.put(name, tensor);
    });
  }

  @Override
  public Wiring wiring() {
    return blueprint.wiring();
  }

  @Override
  public Map<String, Tensor> parameters() {
    return Collections.unmodifiableMap(parameters);
  }

  @Override
  public Map<String, Tensor> buffers() {
    return Map.of();
  }

  /** @return batch x outputs, or batch x length x outputs where every position is read */
  @Override
  public Tensor forward(Tensor inputs, Pass pass) {
    Tensor stream = embedded(inputs);
    boolean last = blueprint.options().readout() == TransformerOptions.Readout.LAST;
    for (int i = 0; i < blueprint.layers().size(); i++) {
      ResidualLayer layer = blueprint.layers().get(i);
      // from the last attention on, only the position that is read is needed
      boolean ending = last && i >= blueprint.lastAttention();
      Tensor added = layer.forward(stream, ending, tensors);
      stream = (ending ? stream.narrow(1, stream.size(1) - 1, 1) : stream).add(added);
    }
    Tensor read = last ? stream.select(1, stream.size(1) - 1) : stream;
    Tensor normed = blueprint.norm().map(norm -> norm.apply(read, tensors)).orElse(read);
    Tensor table = tensors.get(blueprint.unembedding());
    int outputs = blueprint.shape().outputs();
    return torch.linear(normed, table.size(0) == outputs ? table : table.narrow(0, 0, outputs));
  }

  /** Batch x length tokens to batch x length x width. */
  private Tensor embedded(Tensor tokens) {
    long length = tokens.size(1);
    Tensor table = tensors.get(TransformerBlueprint.EMBEDDING);
    Tensor stream = table.index_select(0, tokens.flatten()).view(tokens.size(0), length, table.size(1));
    Tensor positions = tensors.get(TransformerBlueprint.POSITION);
    return positions == null ? stream : stream.add(positions.narrow(0, 0, length));
  }

  @Override
  public void close() {
    tensors.close();
  }
}
