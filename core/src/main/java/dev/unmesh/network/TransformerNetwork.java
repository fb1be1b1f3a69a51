package dev.unmesh.network;

import dev.unmesh.engine.Tensors;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Wiring;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A transformer: inputs are embedded into the residual stream, each layer adds to it, the unembedding reads it. */
public final class TransformerNetwork implements ResidualNetwork {
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
    Stream stream = blueprint.readIn().stream(inputs, tensors.get(TransformerBlueprint.POSITION), tensors);
    boolean last = blueprint.options().readout() == TransformerOptions.Readout.LAST;
    for (int i = 0; i < blueprint.layers().size(); i++) {
      // from the last attention on, only the position that is read is needed
      boolean ending = last && i >= blueprint.lastAttention();
      Tensor added = blueprint.layers().get(i).forward(stream, ending, tensors);
      stream = (ending ? stream.last() : stream).plus(added);
    }
    Tensor answers = answers(stream.rows());
    return last ? answers : answers.view(stream.batch(), stream.length(), -1);
  }

  @Override
  public int depth() {
    return blueprint.options().layers();
  }

  @Override
  public int layerOf(String parameter) {
    for (int i = 0; i < blueprint.layers().size(); i++) {
      if (blueprint.layers().get(i).parameters().stream().anyMatch(spec -> spec.name().equals(parameter))) {
        return i / halves();
      }
    }
    boolean first = parameter.equals(TransformerBlueprint.POSITION) || blueprint.readIn().parameters().stream().anyMatch(spec -> spec.name().equals(parameter));
    return first ? -1 : depth();
  }

  // attention and MLP, where there is one
  private int halves() {
    return blueprint.layers().size() / depth();
  }

  @Override
  public Tensor enter(Tensor inputs) {
    Stream stream = blueprint.readIn().stream(inputs, tensors.get(TransformerBlueprint.POSITION), tensors);
    return stream.placed(stream.rows()).flatten(0, 1);
  }

  @Override
  public Tensor through(Tensor stream, long batch, int from, int to) {
    Stream passed = new Stream(stream, Optional.empty(), batch, stream.size(0) / batch);
    for (ResidualLayer half : blueprint.layers().subList(from * halves(), to * halves())) {
      passed = passed.plus(half.forward(passed, false, tensors));
    }
    return passed.rows();
  }

  @Override
  public Tensor answers(Tensor rows) {
    Tensor read = blueprint.norm().map(norm -> norm.apply(rows, tensors)).orElse(rows);
    Tensor table = tensors.get(blueprint.unembedding());
    int outputs = blueprint.shape().outputs();
    return torch.linear(read, table.size(0) == outputs ? table : table.narrow(0, 0, outputs));
  }

  @Override
  public void close() {
    tensors.close();
  }
}
