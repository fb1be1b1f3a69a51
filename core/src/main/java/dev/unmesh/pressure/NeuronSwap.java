package dev.unmesh.pressure;

import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The neuron swap of Brain-Inspired Modular Training. Group by group, in the wiring's order, each seeing the swaps of those before:
 *
 * <pre>score_r = sum |incoming weights of r| + sum |outgoing weights of r|</pre>
 *
 * and each of the {@code topK} neurons of highest score is tried in the place of every other neuron of its group, weights moving and
 * coordinates staying; the swap with the lowest connection cost R is kept before the next neuron is tried. Only a decrease of R
 * swaps (beyond rounding: 1e-12 of the cost at stake), and ties go to the lowest index, among scores and among places.
 *
 * <p>Attention heads are searched twice over: first as wholes, queries, keys, values and what leaves them together, a head's score
 * being that of all its neurons; then within each head the {@code topK} of its queries (their keys follow) and of its values. A
 * residual stream is one group: a swap moves its neurons in every connection that touches it, at the cost of them all.
 *
 * <p>R is {@code cost} with its A, reduction and connections; y and biases cannot change. It has an A of its own since with A = 0 no
 * swap changes R. Source: Liu, Gan, Tegmark 2023, arXiv 2305.08746, section 2, and the authors' code, whose candidates are scored
 * with other settings than the loss's; here they are scored with those stated.
 *
 * @param cost what a swap must lower
 * @param topK how many neurons of each group are tried, at least 1
 * @param groups the groups to search; empty means every group that is free to be reordered, as a whole or within its heads, inputs
 *     and outputs among them
 */
public record NeuronSwap(ConnectionCost cost, int topK, Set<String> groups) {
  public NeuronSwap {
    if (topK < 1) {
      throw new IllegalArgumentException("swap: topK must be at least 1, was " + topK);
    }
    groups = Collections.unmodifiableSet(new LinkedHashSet<>(groups));
  }

  /** On every group that may be reordered. */
  public static NeuronSwap of(ConnectionCost cost, int topK) {
    return new NeuronSwap(cost, topK, Set.of());
  }

  public NeuronSwap on(Set<String> others) {
    return new NeuronSwap(cost, topK, others);
  }

  /**
   * The search on a wiring, with what does not change made once; it stays valid after its swaps have been applied, since coordinates
   * stay.
   *
   * @throws IllegalArgumentException if a group named is not free to be reordered, or a connection's ends move together although they
   *     are two groups
   */
  public SwapSearch on(Wiring wiring) {
    return new SwapSearch(this, wiring);
  }

  /** The groups searched, in the wiring's order. */
  public List<String> groups(Wiring wiring) {
    groups.forEach(name -> checkFree(wiring.group(name)));
    List<String> searched = new ArrayList<>();
    for (NeuronGroup group : wiring.groups()) {
      if (groups.isEmpty() ? isFree(group) : groups.contains(group.name())) {
        searched.add(group.name());
      }
    }
    return searched;
  }

  private static boolean isFree(NeuronGroup group) {
    return group.symmetry() instanceof Symmetry.Free || group.symmetry() instanceof Symmetry.Blocks;
  }

  private static void checkFree(NeuronGroup group) {
    if (group.symmetry() instanceof Symmetry.Lockstep lockstep) {
      throw new IllegalArgumentException(
          "swap: group '" + group.name() + "' follows '" + lockstep.leader() + "'; search '" + lockstep.leader() + "' instead");
    } else if (!isFree(group)) {
      throw new IllegalArgumentException(
          "swap: group '" + group.name() + "' is not free to be reordered; leave it out, or state it free in the wiring");
    }
  }
}
