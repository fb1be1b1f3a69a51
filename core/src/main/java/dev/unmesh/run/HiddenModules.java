package dev.unmesh.run;

import dev.unmesh.cluster.WholeNetworkSpectral;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Modules of hidden groups found in a run's weights. What is clustered is the wiring between those groups and on to the outputs, so
 * that neurons can come together by the answers they serve; outputs themselves stay whole. Inputs are left out: there are so many
 * more of them in a picture than neurons that whole layers came out as modules.
 */
final class HiddenModules {
  private static final int RESTARTS = 10;

  private HiddenModules() {}

  /**
   * @param groups those to divide; empty for those the run's own modules divide, or all hidden ones
   * @throws IllegalArgumentException if there is no such group or it cannot be divided into so many modules
   */
  static Partition find(LoadedRun run, int modules, Set<String> groups, long seed) {
    Wiring wiring = run.wiring();
    Set<String> divided = divided(run, groups);
    Set<String> whole = new LinkedHashSet<>();
    for (NeuronGroup group : wiring.groups()) {
      if (group.role() != Role.OUTPUT && !divided.contains(group.name())) {
        whole.add(group.name());
      }
    }
    Partition found = new WholeNetworkSpectral(RESTARTS, true).partition(wiring, run.weights(), whole, modules, seed);
    Map<String, int[]> labels = new LinkedHashMap<>();
    divided.forEach(group -> labels.put(group, found.labels(group).orElseThrow()));
    return new Partition(modules, labels);
  }

  private static Set<String> divided(LoadedRun run, Set<String> groups) {
    List<String> hidden =
        run.wiring().groups().stream()
            .filter(group -> group.role() == Role.HIDDEN && run.wiring().source(group.name()).isEmpty())
            .map(NeuronGroup::name)
            .toList();
    for (String group : groups) {
      if (!hidden.contains(group)) {
        throw new IllegalArgumentException("no hidden layer '" + group + "'; there are " + hidden);
      }
    }
    Set<String> own = new LinkedHashSet<>(run.partition().map(Partition::labels).orElse(Map.of()).keySet());
    own.retainAll(hidden);
    Set<String> divided = new LinkedHashSet<>(hidden);
    divided.retainAll(!groups.isEmpty() ? groups : !own.isEmpty() ? own : hidden);
    return divided;
  }
}
