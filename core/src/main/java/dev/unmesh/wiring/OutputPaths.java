package dev.unmesh.wiring;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which neurons the inputs still reach once the {@link CrossModule} weights are 0. Biases lead nowhere. Units of a map are reached as their
 * channels are.
 */
public final class OutputPaths {
  private static final int MOST_NAMED = 8;

  private final Wiring wiring;
  private final Partition partition;
  private final Map<String, boolean[]> reached = new LinkedHashMap<>();

  private OutputPaths(Wiring wiring, Partition partition) {
    this.wiring = wiring;
    this.partition = partition;
    for (NeuronGroup group : wiring.groups()) {
      boolean[] of = new boolean[group.size()];
      Arrays.fill(of, group.role() == Role.INPUT);
      reached.put(group.name(), of);
    }
    for (boolean more = true; more; ) {
      more = false;
      for (Connection connection : wiring.connections()) {
        more |= along(connection);
      }
      for (NeuronGroup group : wiring.groups()) {
        more |= wiring.source(group.name()).isPresent() && asItsSource(group);
      }
    }
  }

  /**
   * Checks that a path within modules, or through what they share, leads to every output that one leads to in the whole network.
   *
   * @throws IllegalArgumentException if the partition cuts every path to some output; the message names outputs, module and cure
   */
  public static void check(Wiring wiring, Partition partition) {
    OutputPaths whole = new OutputPaths(wiring, new Partition(1, Map.of()));
    OutputPaths within = new OutputPaths(wiring, partition);
    for (NeuronGroup group : wiring.groups()) {
      boolean[] before = whole.reached.get(group.name());
      boolean[] now = within.reached.get(group.name());
      int[] lost = IntStream.range(0, now.length).filter(i -> before[i] && !now[i]).toArray();
      if (group.role() == Role.OUTPUT && lost.length > 0) {
        throw new IllegalArgumentException(
            "the modules cut every path to " + lost.length + " of the " + now.length + " neurons of '" + group.name() + "' (" + named(lost) + ")"
                + within.dead() + "; give every module neurons in each group on the way: choose fewer modules, another modules.by, or other"
                + " modules.connections");
      }
    }
  }

  private static String named(int[] neurons) {
    String first = IntStream.of(neurons).limit(MOST_NAMED).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    return neurons.length > MOST_NAMED ? first + " and " + (neurons.length - MOST_NAMED) + " more" : first;
  }

  /** Where modules end first: the first divided group in which some have no neuron that is reached. */
  private String dead() {
    for (NeuronGroup group : wiring.groups()) {
      int[] labels = partition.labels(group.name()).orElse(null);
      if (labels != null) {
        boolean[] alive = modules(labels, reached.get(group.name()));
        List<String> none = IntStream.range(0, partition.modules()).filter(m -> !alive[m]).mapToObj(String::valueOf).toList();
        if (!none.isEmpty()) {
          return ": no input reaches a neuron of module " + String.join(", ", none) + " in '" + group.name() + "'";
        }
      }
    }
    return "";
  }

  private boolean along(Connection connection) {
    int[] columns = partition.labels(connection.from()).orElse(null);
    int[] rows = partition.labels(connection.to()).orElse(null);
    boolean[] sources = read(connection);
    boolean any = IntStream.range(0, sources.length).anyMatch(i -> sources[i] && (columns == null || columns[i] >= 0));
    boolean[] alive = columns == null ? null : modules(columns, sources);
    boolean[] to = reached.get(connection.to());
    boolean more = false;
    for (int neuron : wiring.rowNeurons(connection)) {
      boolean now = rows == null ? any : rows[neuron] >= 0 && (alive == null ? any : alive[rows[neuron]]);
      more |= now && !to[neuron];
      to[neuron] |= now;
    }
    return more;
  }

  /** The reached neurons that a connection reads. */
  private boolean[] read(Connection connection) {
    boolean[] all = reached.get(connection.from());
    boolean[] read = new boolean[all.length];
    for (int neuron : wiring.columnNeurons(connection)) {
      read[neuron] = all[neuron];
    }
    return read;
  }

  private boolean[] modules(int[] labels, boolean[] neurons) {
    boolean[] alive = new boolean[partition.modules()];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] >= 0 && neurons[i]) {
        alive[labels[i]] = true;
      }
    }
    return alive;
  }

  private boolean asItsSource(NeuronGroup group) {
    boolean[] of = reached.get(group.name());
    boolean[] source = reached.get(wiring.source(group.name()).orElseThrow().name());
    boolean more = false;
    for (int i = 0; i < of.length; i++) {
      boolean now = source[i / (of.length / source.length)];
      more |= now && !of[i];
      of[i] |= now;
    }
    return more;
  }
}
