package dev.unmesh.wiring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The groups and connections of a network, checked to fit together. */
public final class Wiring {
  private final Map<String, NeuronGroup> groups;
  private final Map<String, Connection> connections;
  private final List<NeuronParameter> neuronParameters;
  private final List<Coupling> couplings;

  /**
   * @throws IllegalArgumentException if a name stands twice, a connection or parameter names an unknown group, or an axis does
   *     not have the length its group asks for
   */
  public Wiring(
      List<NeuronGroup> groups, List<Connection> connections, List<NeuronParameter> neuronParameters, List<Coupling> couplings) {
    this.groups = new LinkedHashMap<>();
    this.connections = new LinkedHashMap<>();
    this.neuronParameters = List.copyOf(neuronParameters);
    this.couplings = List.copyOf(couplings);
    for (NeuronGroup group : groups) {
      if (this.groups.put(group.name(), group) != null) {
        throw new IllegalArgumentException("two groups are called '" + group.name() + "'");
      }
    }
    for (Connection connection : connections) {
      if (this.connections.put(connection.name(), connection) != null) {
        throw new IllegalArgumentException("two connections are called '" + connection.name() + "'");
      }
    }
    WiringCheck.check(this);
  }

  public static WiringBuilder builder() {
    return new WiringBuilder();
  }

  /** Groups in the order they were stated, inputs first by custom. */
  public List<NeuronGroup> groups() {
    return List.copyOf(groups.values());
  }

  /** Connections in the order they were stated, from input to output by custom. */
  public List<Connection> connections() {
    return List.copyOf(connections.values());
  }

  public List<NeuronParameter> neuronParameters() {
    return neuronParameters;
  }

  public List<Coupling> couplings() {
    return couplings;
  }

  public NeuronGroup group(String name) {
    NeuronGroup group = groups.get(name);
    if (group == null) {
      throw new IllegalArgumentException("no group '" + name + "'; the groups are " + groups.keySet());
    }
    return group;
  }

  public Connection connection(String name) {
    Connection connection = connections.get(name);
    if (connection == null) {
      throw new IllegalArgumentException("no connection '" + name + "'; the connections are " + connections.keySet());
    }
    return connection;
  }

  /** Connections that end in {@code group}. */
  public List<Connection> into(String group) {
    return connections.values().stream().filter(c -> c.to().equals(group)).toList();
  }

  /** Connections that start in {@code group}. */
  public List<Connection> outOf(String group) {
    return connections.values().stream().filter(c -> c.from().equals(group)).toList();
  }

  /**
   * The group whose values this group's neurons hold: its leader, where it follows one in lockstep and no weights lead to it, as the units
   * of a flattened map follow its channels. Neuron i then belongs to neuron i / width of that group.
   */
  public Optional<NeuronGroup> source(String group) {
    return group(group).symmetry() instanceof Symmetry.Lockstep lockstep && into(group).isEmpty()
        ? Optional.of(group(lockstep.leader()))
        : Optional.empty();
  }

  /** The neuron of {@code connection.to()} that owns each row. */
  public int[] rowNeurons(Connection connection) {
    return neurons(connection.rowMap(), connection.rows(), group(connection.to()).size());
  }

  /** The neuron of {@code connection.from()} that owns each column. */
  public int[] columnNeurons(Connection connection) {
    return neurons(connection.columnMap(), connection.columns(), group(connection.from()).size());
  }

  private static int[] neurons(AxisMap map, int length, int size) {
    int[] neurons = new int[length];
    for (int i = 0; i < length; i++) {
      neurons[i] = map.neuron(i, size);
    }
    return neurons;
  }

  /** The wiring after {@code permutation}: labels move with their neurons, coordinates only if asked (a BIMT swap leaves them). */
  public Wiring permuted(Permutation permutation, boolean moveCoordinates) {
    List<NeuronGroup> moved = new ArrayList<>();
    for (NeuronGroup group : groups.values()) {
      moved.add(permutation.order(group.name()).map(order -> group.permuted(order, moveCoordinates)).orElse(group));
    }
    return new Wiring(moved, connections(), neuronParameters, couplings);
  }
}
