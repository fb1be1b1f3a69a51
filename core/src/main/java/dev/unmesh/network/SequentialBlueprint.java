package dev.unmesh.network;

import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.NeuronParameter;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Wiring;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Layers in order, checked to fit, with the wiring they state.
 *
 * @param inputShape of one input
 * @param wiring groups, connections and per-neuron parameters; boundary groups that may be reordered own an order as well
 */
record SequentialBlueprint(List<Layer> layers, long[] inputShape, Wiring wiring) implements Blueprint {
  static final String INPUT_ORDER = "input.order";
  static final String OUTPUT_ORDER = "output.order";

  static SequentialBlueprint of(List<Layer> layers, long[] inputShape, NeuronGroup input, WiringTrace.Groups groups) {
    WiringTrace trace = new WiringTrace(Wiring.builder(), input, groups);
    long[] shape = inputShape;
    for (Layer layer : layers) {
      shape = layer.outputShape(shape);
      layer.state(trace);
    }
    stateOrder(INPUT_ORDER, input, trace);
    stateOrder(OUTPUT_ORDER, trace.current(), trace);
    return new SequentialBlueprint(List.copyOf(layers), inputShape, trace.wiring().build());
  }

  // a boundary group that may be reordered remembers which of the task's inputs or outputs each place holds
  private static void stateOrder(String name, NeuronGroup group, WiringTrace trace) {
    if (!(group.symmetry() instanceof Symmetry.Fixed)) {
      trace.wiring().perNeuron(name, group.name(), NeuronParameter.Kind.STATISTIC);
    }
  }

  @Override
  public List<ParameterSpec> parameters() {
    return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
  }

  @Override
  public Map<String, WeightArray> initialWeights(long seed) {
    return ParameterSpec.draw(parameters(), seed);
  }

  @Override
  public Optional<DenseStack> dense() {
    return DenseStacks.of(layers, has(INPUT_ORDER), has(OUTPUT_ORDER));
  }

  @Override
  public Optional<DenseStack> tail() {
    return DenseStacks.tail(layers, has(INPUT_ORDER), has(OUTPUT_ORDER));
  }

  @Override
  public Optional<List<Stage>> stages() {
    return Stages.of(layers, inputShape);
  }

  private boolean has(String order) {
    return wiring.neuronParameters().stream().anyMatch(parameter -> parameter.parameter().equals(order));
  }

  @Override
  public Network build(long seed) {
    return new SequentialNetwork(this, seed);
  }
}
