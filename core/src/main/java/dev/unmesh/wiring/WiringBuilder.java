package dev.unmesh.wiring;

import java.util.ArrayList;
import java.util.List;

/** States a wiring step by step: groups first, then what connects them. Not safe for use by several threads. */
public final class WiringBuilder {
  private final List<NeuronGroup> groups = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();
  private final List<NeuronParameter> neuronParameters = new ArrayList<>();
  private final List<Coupling> couplings = new ArrayList<>();

  WiringBuilder() {}

  public WiringBuilder group(NeuronGroup group) {
    groups.add(group);
    return this;
  }

  public WiringBuilder input(String name, int size) {
    return group(NeuronGroup.of(name, size, Role.INPUT));
  }

  public WiringBuilder hidden(String name, int size) {
    return group(NeuronGroup.of(name, size, Role.HIDDEN));
  }

  public WiringBuilder output(String name, int size) {
    return group(NeuronGroup.of(name, size, Role.OUTPUT));
  }

  /** A matrix stored out x in, named after the connection plus {@code .weight}. */
  public WiringBuilder linear(String name, String from, String to) {
    return connect(
        new Connection(
            name, from, to, ParameterView.outByIn(name + ".weight", size(to), size(from)), AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE));
  }

  /** A convolution stored out x in x kernel, named after the connection plus {@code .weight}. */
  public WiringBuilder convolution(String name, String from, String to, int kernelSize) {
    return connect(
        new Connection(
            name,
            from,
            to,
            ParameterView.convolution(name + ".weight", size(to), size(from), kernelSize),
            AxisMap.ONE_TO_ONE,
            AxisMap.ONE_TO_ONE));
  }

  public WiringBuilder connect(Connection connection) {
    connections.add(connection);
    return this;
  }

  public WiringBuilder bias(String parameter, String group) {
    return perNeuron(parameter, group, NeuronParameter.Kind.BIAS);
  }

  /** A vector parameter with one entry a neuron of {@code group}. */
  public WiringBuilder perNeuron(String parameter, String group, NeuronParameter.Kind kind) {
    neuronParameters.add(NeuronParameter.vector(parameter, find(group), kind));
    return this;
  }

  public WiringBuilder perNeuron(NeuronParameter parameter) {
    neuronParameters.add(parameter);
    return this;
  }

  public WiringBuilder coupling(Coupling coupling) {
    couplings.add(coupling);
    return this;
  }

  public Wiring build() {
    return new Wiring(groups, connections, neuronParameters, couplings);
  }

  private int size(String group) {
    return find(group).size();
  }

  private NeuronGroup find(String name) {
    return groups.stream()
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no group '" + name + "' yet: state groups before what connects them"));
  }
}
