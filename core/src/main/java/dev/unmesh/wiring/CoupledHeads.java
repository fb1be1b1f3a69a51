package dev.unmesh.wiring;

import java.util.ArrayList;
import java.util.List;

/**
 * What an attention head ties together without weights: through its softmax, its queries and keys decide what its values pass on.
 * Heads are the blocks of groups that share a {@link Coupling}.
 */
public final class CoupledHeads {
  private final Wiring wiring;

  public CoupledHeads(Wiring wiring) {
    this.wiring = wiring;
  }

  /** Neurons {@code from} (inclusive) to {@code to} (exclusive) of a group. */
  public record Part(String group, int from, int to) {}

  /** A group's heads, in order; empty if it is not coupled in heads. */
  public List<Part> of(String group) {
    List<Part> parts = new ArrayList<>();
    int heads = wiring.couplings().stream().anyMatch(coupling -> coupling.groups().contains(group)) ? heads(group) : 0;
    for (int head = 0; head < heads; head++) {
      int width = wiring.group(group).size() / heads;
      parts.add(new Part(group, head * width, (head + 1) * width));
    }
    return parts;
  }

  /** The parts of the neuron's head in the other groups coupled with its own; empty for a neuron of no head. */
  public List<Part> others(String group, int neuron) {
    List<Part> parts = new ArrayList<>();
    int heads = heads(group);
    for (Coupling coupling : wiring.couplings()) {
      for (String other : heads > 0 && coupling.groups().contains(group) ? coupling.groups() : List.<String>of()) {
        if (!other.equals(group) && heads(other) == heads) {
          int head = neuron / (wiring.group(group).size() / heads);
          int width = wiring.group(other).size() / heads;
          parts.add(new Part(other, head * width, (head + 1) * width));
        }
      }
    }
    return parts;
  }

  /** How many blocks a group has, or the group it follows; 0 if it has none. */
  private int heads(String name) {
    NeuronGroup group = wiring.group(name);
    if (group.symmetry() instanceof Symmetry.Blocks blocks) {
      return group.size() / blocks.width();
    }
    return group.symmetry() instanceof Symmetry.Lockstep lockstep ? heads(lockstep.leader()) : 0;
  }
}
