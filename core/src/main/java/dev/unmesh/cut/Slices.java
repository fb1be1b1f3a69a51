package dev.unmesh.cut;

import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronParameter;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where every entry of a module's parameters stands in those of the whole network, found by the two wirings: neuron i of a module's group
 * is neuron members(i) of the whole's, and each entry of a parameter is between two neurons, or of one.
 */
final class Slices {
  private final Wiring whole;
  private final Wiring part;
  private final Members members;
  private final Boundary boundary;
  private final Map<String, int[]> sources = new LinkedHashMap<>();

  private Slices(Wiring whole, Wiring part, Members members, Boundary boundary) {
    this.whole = whole;
    this.part = part;
    this.members = members;
    this.boundary = boundary;
  }

  /**
   * @param sizes how many entries each of the module's parameters has
   * @return by parameter: part[i] = whole[source[i]]
   * @throws IllegalArgumentException if the wirings do not state the same, or an entry is no neuron's
   */
  static Map<String, int[]> of(Wiring whole, Wiring part, Members members, Boundary boundary, Map<String, Integer> sizes) {
    Slices slices = new Slices(whole, part, members, boundary);
    sizes.forEach((name, size) -> {
      int[] source = new int[size];
      Arrays.fill(source, -1);
      slices.sources.put(name, source);
    });
    part.connections().forEach(slices::add);
    part.neuronParameters().forEach(slices::add);
    slices.sources.forEach((name, source) -> {
      if (Arrays.stream(source).anyMatch(from -> from < 0)) {
        throw new IllegalArgumentException(
            "parameter '" + name + "' has entries that belong to no neuron: which module they are of is not known");
      }
    });
    return slices.sources;
  }

  private void add(Connection connection) {
    Connection from = whole.connection(connection.name());
    int[] rows = indices(connection.to(), connection.rowMap(), connection.rows(), from.rowMap());
    int[] columns = indices(connection.from(), connection.columnMap(), connection.columns(), from.columnMap());
    if (connection.kernelSize() != from.kernelSize()) {
      throw new IllegalArgumentException("connection '" + connection.name() + "': a kernel of a module is as large as the whole network's");
    }
    int[] source = source(connection.view().parameter());
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        for (int s = 0; s < connection.kernelSize(); s++) {
          put(source, connection.view().index(i, j, s), from.view().index(rows[i], columns[j], s), connection.view().parameter());
        }
      }
    }
  }

  private void add(NeuronParameter parameter) {
    NeuronParameter from =
        whole.neuronParameters().stream()
            .filter(of -> of.parameter().equals(parameter.parameter()) && of.group().equals(parameter.group()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the whole network has no parameter '" + parameter.parameter() + "'"));
    int[] source = source(parameter.parameter());
    int[] indices = indices(parameter.group(), parameter.map(), parameter.axis().length(), from.map());
    for (int i = 0; i < indices.length; i++) {
      put(source, parameter.offset() + parameter.axis().offset(i), from.offset() + from.axis().offset(indices[i]), parameter.parameter());
    }
  }

  /** For each index of the module's axis, the whole network's. */
  private int[] indices(String group, AxisMap map, int length, AxisMap wholeMap) {
    int size = part.group(group).size();
    int wholeSize = whole.group(group).size();
    int[] neurons = neurons(group, size, wholeSize);
    int[] indices = new int[length];
    for (int i = 0; i < length; i++) {
      int neuron = neurons[map.neuron(i, size)];
      if (Arrays.binarySearch(members.of(group), neuron) < 0) {
        throw new IllegalArgumentException("a module's network uses neuron " + neuron + " of group '" + group + "', which is not its own");
      }
      indices[i] = wholeMap.index(neuron, map.copy(i, size), wholeSize);
    }
    return indices;
  }

  /** For each neuron of the module's group, the whole network's. */
  private int[] neurons(String group, int size, int wholeSize) {
    int[] of = members.of(group);
    if (size != wholeSize && size != of.length) {
      throw new IllegalArgumentException("group '" + group + "' of a module has " + size + " neurons where it holds " + of.length);
    }
    // where all stand in the module's group too, inputs and outputs are in the task's order
    Role role = whole.group(group).role();
    if (size == wholeSize && role == Role.INPUT && size == boundary.inputs().length) {
      return boundary.inputPlaces();
    }
    if (size == wholeSize && role == Role.OUTPUT) {
      return boundary.outputPlaces();
    }
    return size == wholeSize ? Permutation.identity(size) : of;
  }

  private int[] source(String parameter) {
    int[] source = sources.get(parameter);
    if (source == null) {
      throw new IllegalArgumentException("the module's network has no parameter '" + parameter + "'");
    }
    return source;
  }

  private static void put(int[] source, long at, long from, String parameter) {
    int standing = source[Math.toIntExact(at)];
    if (standing >= 0 && standing != from) {
      throw new IllegalArgumentException("parameter '" + parameter + "': its entry " + at + " would be two of the whole network's");
    }
    source[(int) at] = Math.toIntExact(from);
  }
}
