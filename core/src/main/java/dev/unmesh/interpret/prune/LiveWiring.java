package dev.unmesh.interpret.prune;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.CoupledHeads;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What is left of a wiring where weights are zero: the neurons that lie on a path of weights from an input to an output. Queries and keys lie on
 * those through their head's values, whose way they direct.
 */
public final class LiveWiring {
  /**
   * An entry of a connection that is not zero, between live neurons.
   *
   * @param from a neuron of the group the connection starts in, {@code to} one of that it ends in
   */
  public record Edge(Connection connection, int row, int column, int from, int to) {}

  private final Wiring wiring;
  private final List<Edge> all = new ArrayList<>();
  private final Map<String, boolean[]> reached = new LinkedHashMap<>();
  private final Map<String, boolean[]> reaching = new LinkedHashMap<>();
  private final List<Edge> live;

  private LiveWiring(Wiring wiring, Weights weights) {
    this.wiring = wiring;
    for (Connection connection : wiring.connections()) {
      Matrix matrix = Matrix.l1(connection, weights);
      int[] rows = wiring.rowNeurons(connection);
      int[] columns = wiring.columnNeurons(connection);
      for (int i = 0; i < rows.length; i++) {
        for (int j = 0; j < columns.length; j++) {
          if (matrix.at(i, j) != 0) {
            all.add(new Edge(connection, i, j, columns[j], rows[i]));
          }
        }
      }
    }
    spread(reached, Role.INPUT, true);
    spread(reaching, Role.OUTPUT, false);
    this.live = all.stream().filter(e -> isLive(e.connection().from(), e.from()) && isLive(e.connection().to(), e.to())).toList();
  }

  public static LiveWiring of(Wiring wiring, Weights weights) {
    return new LiveWiring(wiring, weights);
  }

  // in the direction of the connections, or against it; wirings may hold circles
  private void spread(Map<String, boolean[]> marked, Role start, boolean forward) {
    for (NeuronGroup group : wiring.groups()) {
      boolean[] marks = new boolean[group.size()];
      Arrays.fill(marks, group.role() == start);
      marked.put(group.name(), marks);
    }
    Map<String, Map<Integer, List<Edge>>> next = new HashMap<>();
    for (Edge edge : all) {
      String group = forward ? edge.connection().from() : edge.connection().to();
      next.computeIfAbsent(group, name -> new HashMap<>()).computeIfAbsent(forward ? edge.from() : edge.to(), n -> new ArrayList<>()).add(edge);
    }
    CoupledHeads heads = new CoupledHeads(wiring);
    List<Edge> front = new ArrayList<>();
    for (NeuronGroup group : wiring.groups()) {
      if (group.role() == start) {
        next.getOrDefault(group.name(), Map.of()).values().forEach(front::addAll);
        for (int i = 0; i < group.size(); i++) {
          front.addAll(same(marked, next, group.name(), i, forward));
        }
      }
    }
    while (!front.isEmpty()) {
      Edge edge = front.remove(front.size() - 1);
      String group = forward ? edge.connection().to() : edge.connection().from();
      int neuron = forward ? edge.to() : edge.from();
      if (!marked.get(group)[neuron]) {
        front.addAll(mark(marked, next, group, neuron));
        front.addAll(same(marked, next, group, neuron, forward));
        for (CoupledHeads.Part part : forward ? List.<CoupledHeads.Part>of() : heads.others(group, neuron)) {
          for (int i = part.from(); i < part.to(); i++) {
            front.addAll(mark(marked, next, part.group(), i));
          }
        }
      }
    }
  }

  /** Marks the units a channel is flattened to, or the channel of a unit. */
  private List<Edge> same(
      Map<String, boolean[]> marked, Map<String, Map<Integer, List<Edge>>> next, String group, int neuron, boolean forward) {
    List<Edge> front = new ArrayList<>();
    if (!forward) {
      wiring.source(group).ifPresent(source -> front.addAll(mark(marked, next, source.name(), neuron / (wiring.group(group).size() / source.size()))));
      return front;
    }
    for (NeuronGroup units : wiring.groups()) {
      if (wiring.source(units.name()).filter(source -> source.name().equals(group)).isPresent()) {
        int width = units.size() / wiring.group(group).size();
        for (int i = neuron * width; i < (neuron + 1) * width; i++) {
          front.addAll(mark(marked, next, units.name(), i));
        }
      }
    }
    return front;
  }

  /** Marks a neuron; what to follow from it, nothing if it was marked already. */
  private static List<Edge> mark(Map<String, boolean[]> marked, Map<String, Map<Integer, List<Edge>>> next, String group, int neuron) {
    boolean known = marked.get(group)[neuron];
    marked.get(group)[neuron] = true;
    return known ? List.of() : next.getOrDefault(group, Map.of()).getOrDefault(neuron, List.of());
  }

  /** Whether a path leads from an input to the neuron. */
  public boolean isReached(String group, int neuron) {
    return reached.get(group)[neuron];
  }

  /** Whether a path leads from the neuron to an output. */
  public boolean isReaching(String group, int neuron) {
    return reaching.get(group)[neuron];
  }

  public boolean isLive(String group, int neuron) {
    return isReached(group, neuron) && isReaching(group, neuron);
  }

  /** The live neurons of a group, ascending. */
  public int[] live(String group) {
    return IntStream.range(0, wiring.group(group).size()).filter(i -> isLive(group, i)).toArray();
  }

  /** The live edges, connection by connection, row by row. */
  public List<Edge> edges() {
    return live;
  }
}
