package dev.unmesh.train.activity;

import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a term is bound to.
 *
 * @param classes what the task's classes are called; empty where it has none
 * @param stepsPerEpoch steps after which every example was seen
 */
public record ModuleLayout(Wiring wiring, Partition partition, List<String> classes, long stepsPerEpoch) {
  public ModuleLayout {
    classes = List.copyOf(classes);
  }

  /** The modules of the groups asked for; of the last divided hidden group where none is named. */
  Map<String, ModuleBlocks> blocks(List<String> asked) {
    Map<String, ModuleBlocks> blocks = new LinkedHashMap<>();
    labels(asked).forEach((group, labels) -> blocks.put(group, new ModuleBlocks(labels, partition.modules())));
    return blocks;
  }

  /** The same as labels. @throws IllegalArgumentException if a group is unknown, whole or not hidden, or none is divided */
  Map<String, int[]> labels(List<String> asked) {
    Map<String, int[]> all = new LinkedHashMap<>();
    for (String group : asked.isEmpty() ? List.of(last()) : asked) {
      NeuronGroup known = wiring.group(group);
      if (known.role() != Role.HIDDEN) {
        throw new IllegalArgumentException("group '" + group + "' is no hidden group: its activations are not the modules' own");
      }
      int[] labels =
          partition
              .labels(group)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "group '" + group + "' is whole: no module of it can be told from another; name one of " + partition.labels().keySet()));
      all.put(group, labels);
    }
    return all;
  }

  private String last() {
    List<String> divided =
        wiring.groups().stream()
            .filter(group -> group.role() == Role.HIDDEN && !partition.isWhole(group.name()))
            .map(NeuronGroup::name)
            .toList();
    if (divided.isEmpty()) {
      throw new IllegalArgumentException("the modules divide no hidden group, so there is nothing they do that could be read");
    }
    return divided.get(divided.size() - 1);
  }
}
