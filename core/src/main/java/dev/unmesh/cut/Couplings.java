package dev.unmesh.cut;

import dev.unmesh.wiring.CoupledHeads;
import dev.unmesh.wiring.Coupling;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.Wiring;
import java.util.List;

/** What ties neurons together without weights must lie within one module. */
final class Couplings {
  private Couplings() {}

  /** @throws IllegalArgumentException naming the coupling and the group */
  static void check(Wiring wiring, Partition partition) {
    for (Coupling coupling : wiring.couplings()) {
      List<String> divided = coupling.groups().stream().filter(group -> !partition.isWhole(group)).toList();
      if (!divided.isEmpty()) {
        check(wiring, partition, coupling, divided.get(0));
      }
    }
    for (NeuronGroup group : wiring.groups()) {
      if (group.symmetry() instanceof Symmetry.Lockstep lockstep
          && !partition.isWhole(group.name())
          && !partition.isWhole(lockstep.leader())) {
        checkFollows(partition, group, lockstep);
      }
    }
  }

  private static void check(Wiring wiring, Partition partition, Coupling coupling, String divided) {
    CoupledHeads heads = new CoupledHeads(wiring);
    if (heads.of(divided).isEmpty()) {
      boolean norm = coupling.kind().equals("layer-norm");
      String cure = norm ? ": its mean and spread are taken over all of them; train with network.norm=false" : "";
      throw new IllegalArgumentException(
          "the modules cannot be told apart: " + coupling.kind() + " couples all neurons of group '" + divided + "', which is divided"
              + cure);
    }
    for (String group : coupling.groups()) {
      if (partition.isWhole(group)) {
        throw new IllegalArgumentException(
            "the modules cannot be told apart: " + coupling.kind() + " couples group '" + group + "', which is whole, with '" + divided
                + "', which is divided; name the connections of both in modules.connections");
      }
    }
    for (CoupledHeads.Part head : heads.of(divided)) {
      int module = label(partition, head);
      for (CoupledHeads.Part other : heads.others(divided, head.from())) {
        if (label(partition, other) != module) {
          throw torn(coupling, head, other.group());
        }
      }
      if (module == Integer.MIN_VALUE) {
        throw torn(coupling, head, head.group());
      }
    }
  }

  /** The module of all neurons of a head, or the least number there is if they are of several. */
  private static int label(Partition partition, CoupledHeads.Part head) {
    int[] labels = partition.labels(head.group()).orElseThrow();
    for (int i = head.from(); i < head.to(); i++) {
      if (labels[i] != labels[head.from()]) {
        return Integer.MIN_VALUE;
      }
    }
    return labels[head.from()];
  }

  private static IllegalArgumentException torn(Coupling coupling, CoupledHeads.Part head, String group) {
    return new IllegalArgumentException(
        "the modules cannot be told apart: " + coupling.kind() + " couples neurons " + head.from() + " to " + (head.to() - 1)
            + " of group '" + head.group() + "', one head, with others of group '" + group
            + "' that are of another module; divide whole heads, as many to each module");
  }

  private static void checkFollows(Partition partition, NeuronGroup group, Symmetry.Lockstep lockstep) {
    int[] own = partition.labels(group.name()).orElseThrow();
    int[] leader = partition.labels(lockstep.leader()).orElseThrow();
    for (int i = 0; i < own.length; i++) {
      if (own[i] != leader[i / lockstep.width()]) {
        throw new IllegalArgumentException(
            "the modules cannot be told apart: neuron " + i + " of group '" + group.name() + "' is of module " + own[i] + ", but neuron "
                + i / lockstep.width() + " of '" + lockstep.leader() + "', which it follows, is of module " + leader[i / lockstep.width()]
                + "; leave '" + lockstep.leader() + "' whole");
      }
    }
  }
}
