package dev.unmesh.cluster;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A network as a weighted undirected graph: nodes are neurons, an edge weighs |w|, parallel edges add up (folds, blocks and several
 * connections between the same neurons). Neurons of groups in lockstep are one node with their leader's. Neurons without weight are
 * not nodes.
 */
public final class NeuronGraph {
  private final Wiring wiring;
  private final Graph graph;
  private final Map<String, int[]> nodes;

  private NeuronGraph(Wiring wiring, Graph graph, Map<String, int[]> nodes) {
    this.wiring = wiring;
    this.graph = graph;
    this.nodes = nodes;
  }

  /** Every neuron, kernels by their L1 norm: the graph Newman modularity is defined on. */
  public static NeuronGraph of(Wiring wiring, Weights weights) {
    return of(wiring, connection -> Matrix.l1(connection, weights), Set.of());
  }

  /**
   * @param matrices each connection's weights, of which the absolute values count
   * @param left groups left out, with all their connections
   * @throws IllegalArgumentException if a weight is not finite or a group is unknown
   */
  public static NeuronGraph of(Wiring wiring, Function<Connection, Matrix> matrices, Set<String> left) {
    left.forEach(wiring::group);
    NodeNumbers numbers = NodeNumbers.of(wiring, left);
    int neurons = numbers.count();
    Graph.Builder all = Graph.builder(neurons);
    boolean[] wired = new boolean[neurons];
    for (Connection connection : wiring.connections()) {
      if (kept(wiring, connection.from(), left) && kept(wiring, connection.to(), left)) {
        int[] to = numbers.of(connection.to(), wiring.rowNeurons(connection));
        int[] from = numbers.of(connection.from(), wiring.columnNeurons(connection));
        add(connection, matrices.apply(connection), to, from, all, wired);
      }
    }
    int[] live = IntStream.range(0, neurons).filter(i -> wired[i]).toArray();
    int[] number = new int[neurons];
    Arrays.fill(number, -1);
    IntStream.range(0, live.length).forEach(i -> number[live[i]] = i);
    Map<String, int[]> byGroup = new LinkedHashMap<>();
    numbers.first().forEach((name, at) -> byGroup.put(name, Arrays.copyOfRange(number, at, at + wiring.group(name).size())));
    return new NeuronGraph(wiring, all.build(number, live.length), byGroup);
  }

  private static boolean kept(Wiring wiring, String group, Set<String> left) {
    return !left.contains(group) && !left.contains(Followers.leader(wiring, group));
  }

  private static void add(Connection connection, Matrix matrix, int[] to, int[] from, Graph.Builder graph, boolean[] wired) {
    float[] values = matrix.values();
    for (int i = 0, at = 0; i < to.length; i++) {
      for (int j = 0; j < from.length; j++, at++) {
        double weight = Math.abs(values[at]);
        if (!(weight <= Float.MAX_VALUE)) {
          throw new IllegalArgumentException(
              "connection '" + connection.name() + "': " + values[at] + " at row " + i + ", column " + j + "; every weight must be finite");
        }
        if (weight > 0) {
          graph.add(to[i], from[j], weight);
          wired[to[i]] = true;
          wired[from[j]] = true;
        }
      }
    }
  }

  public Graph graph() {
    return graph;
  }

  /** The node of every neuron of a group that leads or stands alone (a copy), -1 for a neuron without weight. */
  public int[] nodes(String group) {
    int[] of = nodes.get(group);
    if (of == null) {
      throw new IllegalArgumentException("group '" + group + "' has no nodes of its own; the groups with nodes are " + nodes.keySet());
    }
    return of.clone();
  }

  /** The nodes of every group that has nodes of its own. */
  Collection<int[]> groups() {
    return nodes.values();
  }

  /** How many neurons have no weight and were left out. */
  public int isolated() {
    return (int) nodes.values().stream().flatMapToInt(Arrays::stream).filter(node -> node < 0).count();
  }

  /** Labels of nodes as a partition of the network: -1 for neurons without weight, groups that were left out whole. */
  public Partition partition(int[] labels, int modules) {
    Map<String, int[]> byGroup = new LinkedHashMap<>();
    nodes.forEach((group, of) -> byGroup.put(group, Arrays.stream(of).map(node -> node < 0 ? -1 : labels[node]).toArray()));
    Followers.label(wiring, byGroup);
    return new Partition(modules, byGroup);
  }
}
