package dev.unmesh.cut;

import dev.unmesh.wiring.NeuronGroup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The neurons of one module, group by group, ascending: all of a whole group, those with its label of a divided one. Immutable. */
public final class Members {
  private final int module;
  private final Map<String, int[]> neurons;

  private Members(int module, Map<String, int[]> neurons) {
    this.module = module;
    this.neurons = neurons;
  }

  /** @throws IllegalArgumentException if the module has no neuron in a divided group */
  public static Members of(EndToEnd cut, int module) {
    Map<String, int[]> neurons = new LinkedHashMap<>();
    for (NeuronGroup group : cut.wiring().groups()) {
      int[] labels = cut.partition().labels(group.name()).orElse(null);
      int[] of = IntStream.range(0, group.size()).filter(i -> labels == null || labels[i] == module).toArray();
      if (of.length == 0) {
        throw new IllegalArgumentException(
            "module " + module + " has no neuron in group '" + group.name()
                + "': it does not run from end to end; train with fewer modules");
      }
      neurons.put(group.name(), of);
    }
    return new Members(module, neurons);
  }

  /** The module's number, from 0. */
  public int module() {
    return module;
  }

  /** The neurons of a group: a copy. @throws IllegalArgumentException if there is no such group */
  public int[] of(String group) {
    int[] of = neurons.get(group);
    if (of == null) {
      throw new IllegalArgumentException("no group '" + group + "'; the groups are " + neurons.keySet());
    }
    return of.clone();
  }

  /** How many of a group there are. */
  public int count(String group) {
    return of(group).length;
  }

  /** All of them by group, copied. */
  public Map<String, int[]> all() {
    Map<String, int[]> copy = new LinkedHashMap<>();
    neurons.forEach((group, of) -> copy.put(group, of.clone()));
    return copy;
  }
}
