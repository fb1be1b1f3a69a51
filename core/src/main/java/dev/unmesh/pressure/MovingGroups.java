package dev.unmesh.pressure;

import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a search exchanges, the neurons of a group or its whole blocks (attention heads), and the groups that move along: those in
 * lockstep and, with whole blocks, those that keep the order of blocks.
 *
 * @param units how many there are to exchange
 * @param block units change places within stretches of this many
 * @param fixed so many at the start of each stretch stay where they are (rotary dimensions)
 * @param widths how many neurons of each group follow a unit
 */
record MovingGroups(String group, int units, int block, int fixed, Map<String, Integer> widths) {
  /** The searches a group needs, in order: blocks that lead others as wholes, then the neurons, within their blocks. */
  static List<MovingGroups> of(Wiring wiring, String name) {
    NeuronGroup group = wiring.group(name);
    if (!(group.symmetry() instanceof Symmetry.Blocks blocks)) {
      return List.of(neurons(wiring, name, group.size(), 0));
    }
    List<MovingGroups> searches = new ArrayList<>();
    int count = group.size() / blocks.width();
    if (blocks.orderedWith().isEmpty() && count > 1) {
      searches.add(wholes(wiring, name, count));
    }
    searches.add(neurons(wiring, name, blocks.width(), blocks.fixed()));
    return searches;
  }

  private static MovingGroups neurons(Wiring wiring, String name, int block, int fixed) {
    Map<String, Integer> widths = new LinkedHashMap<>();
    widths.put(name, 1);
    addFollowers(wiring, widths);
    return new MovingGroups(name, wiring.group(name).size(), block, fixed, widths);
  }

  private static MovingGroups wholes(Wiring wiring, String leader, int count) {
    Map<String, Integer> widths = new LinkedHashMap<>();
    widths.put(leader, wiring.group(leader).size() / count);
    boolean added = true;
    while (added) {
      added = false;
      for (NeuronGroup group : wiring.groups()) {
        if (group.symmetry() instanceof Symmetry.Blocks blocks && blocks.orderedWith().filter(widths::containsKey).isPresent()) {
          added |= widths.put(group.name(), blocks.width()) == null;
        }
      }
    }
    addFollowers(wiring, widths);
    return new MovingGroups(leader, count, count, 0, widths);
  }

  private static void addFollowers(Wiring wiring, Map<String, Integer> widths) {
    boolean added = true;
    while (added) {
      added = false;
      for (NeuronGroup group : wiring.groups()) {
        if (group.symmetry() instanceof Symmetry.Lockstep lockstep
            && widths.containsKey(lockstep.leader())
            && !widths.containsKey(group.name())) {
          widths.put(group.name(), widths.get(lockstep.leader()) * lockstep.width());
          added = true;
        }
      }
    }
  }

  /** How many units of a stretch may change places. */
  int free() {
    return block - fixed;
  }

  /** Whether units are single neurons of the group. */
  boolean isNeurons() {
    return widths.get(group) == 1;
  }
}
