package dev.unmesh.cluster;

import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.Wiring;
import java.util.Map;

/** Groups in lockstep stand for their leader's neurons: they share its labels and its nodes. */
final class Followers {
  private Followers() {}

  /** The group at the head of a chain of lockstep groups; the group itself if it follows none. */
  static String leader(Wiring wiring, String name) {
    String at = name;
    for (int step = 0; wiring.group(at).symmetry() instanceof Symmetry.Lockstep lockstep; step++) {
      if (step > wiring.groups().size()) {
        throw new IllegalArgumentException("group '" + name + "' follows itself in lockstep: break the circle");
      }
      at = lockstep.leader();
    }
    return at;
  }

  /** How many consecutive neurons of {@code name} one neuron of its {@link #leader} owns. */
  static int width(Wiring wiring, String name) {
    return wiring.group(name).size() / wiring.group(leader(wiring, name)).size();
  }

  /** Gives every follower of a labelled leader that leader's labels. */
  static void label(Wiring wiring, Map<String, int[]> labels) {
    for (NeuronGroup group : wiring.groups()) {
      int[] of = labels.get(leader(wiring, group.name()));
      if (of != null && group.symmetry() instanceof Symmetry.Lockstep) {
        int width = width(wiring, group.name());
        int[] mine = new int[group.size()];
        for (int i = 0; i < mine.length; i++) {
          mine[i] = of[i / width];
        }
        labels.put(group.name(), mine);
      }
    }
  }
}
