package dev.unmesh.cluster;

import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The neurons of a network numbered as nodes, group by group; those of groups in lockstep share their leader's.
 *
 * @param first the first node of every group that has nodes of its own
 * @param count how many nodes there are
 */
record NodeNumbers(Wiring wiring, Map<String, Integer> first, int count) {
  /** @param left groups that get none */
  static NodeNumbers of(Wiring wiring, Set<String> left) {
    Map<String, Integer> first = new LinkedHashMap<>();
    int count = 0;
    for (NeuronGroup group : wiring.groups()) {
      if (!(group.symmetry() instanceof Symmetry.Lockstep) && !left.contains(group.name())) {
        first.put(group.name(), count);
        count = Math.addExact(count, group.size());
      }
    }
    return new NodeNumbers(wiring, first, count);
  }

  /** The nodes of some neurons of a group. */
  int[] of(String group, int[] neurons) {
    int start = first.get(Followers.leader(wiring, group));
    int width = Followers.width(wiring, group);
    return Arrays.stream(neurons).map(neuron -> start + neuron / width).toArray();
  }
}
