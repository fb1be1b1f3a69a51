package dev.unmesh.network;

import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.WiringBuilder;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** A table with a row for each token of the vocabulary. */
record TokenReadIn(NeuronGroup group, int width) implements ReadIn {
  @Override
  public List<ParameterSpec> parameters() {
    return List.of(ParameterSpec.trained(WEIGHT, new Initial.Normal(1 / Math.sqrt(width)), group.size(), width));
  }

  @Override
  public void state(WiringBuilder wiring) {
    wiring.connect(
        new Connection(
            NAME,
            group.name(),
            TransformerBlueprint.RESIDUAL,
            ParameterView.inByOut(WEIGHT, group.size(), width),
            AxisMap.ONE_TO_ONE,
            AxisMap.ONE_TO_ONE));
  }

  @Override
  public Stream stream(Tensor inputs, Tensor positions, LayerTensors tensors) {
    return Stream.of(inputs, tensors.get(WEIGHT), positions);
  }
}
