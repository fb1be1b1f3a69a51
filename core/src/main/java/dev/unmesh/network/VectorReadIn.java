package dev.unmesh.network;

import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.WiringBuilder;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** One matrix, width x features, that reads every token; each is a vector of numbers. */
record VectorReadIn(NeuronGroup group, Projection embedding) implements ReadIn {
  @Override
  public List<ParameterSpec> parameters() {
    return embedding.parameters();
  }

  @Override
  public void state(WiringBuilder wiring) {
    embedding.state(wiring);
  }

  @Override
  public Stream stream(Tensor inputs, Tensor positions, LayerTensors tensors) {
    return Stream.of(embedding.apply(inputs.flatten(0, 1), tensors), positions, inputs.size(0), inputs.size(1));
  }
}
