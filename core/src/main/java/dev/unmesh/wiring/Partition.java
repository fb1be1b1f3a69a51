package dev.unmesh.wiring;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which of k modules every neuron belongs to, group by group. A group without labels is whole: shared by all modules.
 * A label of -1 marks a neuron of no module (one without any weight).
 */
public final class Partition {
  private final int modules;
  private final Map<String, int[]> labels;

  /** @throws IllegalArgumentException if k &lt; 1 or a label lies outside -1 .. k - 1 */
  public Partition(int modules, Map<String, int[]> labels) {
    if (modules < 1) {
      throw new IllegalArgumentException("a partition needs at least one module, was " + modules);
    }
    this.modules = modules;
    this.labels = new LinkedHashMap<>();
    labels.forEach((group, of) -> this.labels.put(group, Labels.checked("group '" + group + "'", of, modules)));
  }

  /** k. */
  public int modules() {
    return modules;
  }

  /** The labels of a group (a copy), or empty if the group is whole. */
  public Optional<int[]> labels(String group) {
    return Optional.ofNullable(labels.get(group)).map(int[]::clone);
  }

  public boolean isWhole(String group) {
    return !labels.containsKey(group);
  }

  /** All labels by group, copied, in the order they were given. */
  public Map<String, int[]> labels() {
    Map<String, int[]> copy = new LinkedHashMap<>();
    labels.forEach((group, of) -> copy.put(group, of.clone()));
    return copy;
  }

  /** The labels of a connection's rows and columns, or empty if either side is whole: it then has no clusterability. */
  public Optional<PairPartition> pair(Wiring wiring, Connection connection) {
    return rows(wiring, connection)
        .flatMap(rows -> columns(wiring, connection).map(columns -> new PairPartition(modules, rows, columns)));
  }

  /** The label of every row of a connection, or empty if the group it ends in is whole. */
  public Optional<int[]> rows(Wiring wiring, Connection connection) {
    return picked(connection.to(), () -> wiring.rowNeurons(connection));
  }

  /** The label of every column of a connection, or empty if the group it starts from is whole. */
  public Optional<int[]> columns(Wiring wiring, Connection connection) {
    return picked(connection.from(), () -> wiring.columnNeurons(connection));
  }

  private Optional<int[]> picked(String group, Supplier<int[]> neurons) {
    return Optional.ofNullable(labels.get(group)).map(of -> Labels.pick(of, neurons.get()));
  }

  /** The labels after {@code permutation}: each moves with its neuron. */
  public Partition permuted(Permutation permutation) {
    Map<String, int[]> moved = new LinkedHashMap<>();
    labels.forEach((group, of) -> moved.put(group, permutation.order(group).map(order -> Labels.pick(of, order)).orElse(of)));
    return new Partition(modules, moved);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Partition partition
        && modules == partition.modules
        && labels.keySet().equals(partition.labels.keySet())
        && labels.keySet().stream().allMatch(group -> Arrays.equals(labels.get(group), partition.labels.get(group)));
  }

  @Override
  public int hashCode() {
    return modules + labels.entrySet().stream().mapToInt(e -> e.getKey().hashCode() ^ Arrays.hashCode(e.getValue())).sum();
  }

  @Override
  public String toString() {
    return modules + " modules over " + labels.keySet();
  }
}
