package dev.unmesh.pressure;

import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.Map;

/** The groups that move when one is reordered: itself and all in lockstep with it, with how many neurons follow each of its own. */
final class MovingGroups {
  private MovingGroups() {}

  static Map<String, Integer> with(Wiring wiring, String leader) {
    Map<String, Integer> widths = new LinkedHashMap<>();
    widths.put(leader, 1);
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
    return widths;
  }
}
