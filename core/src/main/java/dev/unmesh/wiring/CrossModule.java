package dev.unmesh.wiring;

import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * The stored weights that no module of a partition holds: those between two modules, and those of neurons of no module. A weight to or
 * from a whole group stays with the module at its other end. A stored weight that several connections view is cross-module if it is so
 * in one of them. Immutable; safe for use by several threads.
 */
public final class CrossModule {
  private final Map<String, BitSet> entries;

  private CrossModule(Map<String, BitSet> entries) {
    this.entries = entries;
  }

  /**
   * @param sizes how many entries a parameter has
   * @throws IllegalArgumentException if a connection reaches beyond its parameter, or labels do not fit their group
   */
  public static CrossModule of(Wiring wiring, Partition partition, ToIntFunction<String> sizes) {
    Map<String, BitSet> entries = new LinkedHashMap<>();
    for (Connection connection : wiring.connections()) {
      checkFits(partition, wiring.group(connection.to()));
      checkFits(partition, wiring.group(connection.from()));
      int[] rows = partition.rows(wiring, connection).orElse(null);
      int[] columns = partition.columns(wiring, connection).orElse(null);
      ParameterView view = connection.view();
      if (view.end() > sizes.applyAsInt(view.parameter())) {
        throw new IllegalArgumentException(
            "connection '" + connection.name() + "' reaches element " + view.end() + " of parameter '" + view.parameter() + "', which has "
                + sizes.applyAsInt(view.parameter()));
      }
      mark(view, rows, columns, entries.computeIfAbsent(view.parameter(), name -> new BitSet()));
    }
    entries.values().removeIf(BitSet::isEmpty);
    return new CrossModule(entries);
  }

  private static void checkFits(Partition partition, NeuronGroup group) {
    partition
        .labels(group.name())
        .filter(labels -> labels.length != group.size())
        .ifPresent(
            labels -> {
              throw new IllegalArgumentException(
                  "group '" + group.name() + "' has " + group.size() + " neurons but " + labels.length + " module labels");
            });
  }

  private static void mark(ParameterView view, int[] rows, int[] columns, BitSet entries) {
    for (int i = 0; i < view.rows().length(); i++) {
      for (int j = 0; j < view.columns().length(); j++) {
        if (crosses(rows, i, columns, j)) {
          for (int s = 0; s < view.kernel().length(); s++) {
            entries.set(Math.toIntExact(view.index(i, j, s)));
          }
        }
      }
    }
  }

  /**
   * Whether entry (row, column) of a connection lies between two modules, or is that of a neuron of no module; never where a whole group
   * is its other end.
   *
   * @param rows the module of every row, null where they are of a whole group; {@code columns} likewise
   */
  public static boolean crosses(int[] rows, int row, int[] columns, int column) {
    int to = rows == null ? 0 : rows[row];
    int from = columns == null ? 0 : columns[column];
    return to < 0 || from < 0 || rows != null && columns != null && to != from;
  }

  /** The parameters that have cross-module weights. */
  public Set<String> parameters() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  /** Which entries of a parameter are cross-module: a copy; empty where none is. */
  public BitSet entries(String parameter) {
    BitSet of = entries.get(parameter);
    return of == null ? new BitSet() : (BitSet) of.clone();
  }

  /** How many stored weights are cross-module. */
  public long count() {
    return entries.values().stream().mapToLong(BitSet::cardinality).sum();
  }

  /** How many of them are not exactly 0. */
  public long live(Weights weights) {
    long live = 0;
    for (Map.Entry<String, BitSet> parameter : entries.entrySet()) {
      float[] values = weights.get(parameter.getKey()).values();
      live += parameter.getValue().stream().filter(i -> values[i] != 0).count();
    }
    return live;
  }

  /** The weights with all cross-module ones exactly 0; parameters without any are those of {@code weights}, not copied. */
  public Weights without(Weights weights) {
    return new Weights() {
      @Override
      public Set<String> names() {
        return weights.names();
      }

      @Override
      public WeightArray get(String name) {
        WeightArray array = weights.get(name);
        BitSet crossing = entries.get(name);
        if (crossing == null) {
          return array;
        }
        float[] kept = array.values().clone();
        crossing.stream().forEach(i -> kept[i] = 0);
        return new WeightArray(array.shape(), kept);
      }
    };
  }
}
