package dev.unmesh.cluster;

import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.PairPartition;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Equal blocks of consecutive neurons, fixed before training: neuron i of n belongs to module floor(i k / n), so that remainders
 * are spread and no neuron is dropped. Weights and seed play no part. Source: Golechha et al. 2025, the "contiguous" modules.
 */
public record ContiguousBlocks() implements PairClustering {
  @Override
  public PairPartition cluster(Matrix weights, int modules, long seed) {
    ModuleCount.check(weights, modules);
    return new PairPartition(modules, labels(weights.rows(), modules), labels(weights.columns(), modules));
  }

  @Override
  public String name() {
    return "contiguous";
  }

  /** The module of each of {@code size} neurons; block sizes differ by at most one. */
  public static int[] labels(int size, int modules) {
    if (modules < 1 || modules > size) {
      throw new IllegalArgumentException(modules + " blocks asked of " + size + " neurons: choose 1 to " + size);
    }
    int[] labels = new int[size];
    Arrays.setAll(labels, i -> (int) ((long) i * modules / size));
    return labels;
  }

  /**
   * Blocks for the named groups of a network, every other group left whole. A group in lockstep takes its leader's labels, named
   * or not; the units of a flattened map whose channels are not named are blocks of their own.
   *
   * @throws IllegalArgumentException if a group is unknown or smaller than k, follows a leader that is not named, or k would cut
   *     through one of its heads
   */
  public static Partition partition(Wiring wiring, Collection<String> groups, int modules) {
    Map<String, int[]> labels = new LinkedHashMap<>();
    for (String name : groups) {
      NeuronGroup group = wiring.group(name);
      boolean unitsAlone = wiring.source(name).isPresent() && !groups.contains(Followers.leader(wiring, name));
      if (group.symmetry() instanceof Symmetry.Lockstep && !unitsAlone) {
        continue;
      }
      if (group.size() < modules) {
        throw new IllegalArgumentException(
            "group '" + name + "' has " + group.size() + " neurons, too few for " + modules + " modules: leave it whole or lower k");
      }
      checkHeads(group, modules);
      labels.put(name, labels(group.size(), modules));
    }
    Followers.label(wiring, labels);
    for (String name : groups) {
      if (!labels.containsKey(name)) {
        throw new IllegalArgumentException(
            "group '" + name + "' follows '" + Followers.leader(wiring, name) + "' in lockstep: name that group, this one goes along");
      }
    }
    return new Partition(modules, labels);
  }

  // what happens within a head is one softmax: it cannot belong to two modules
  private static void checkHeads(NeuronGroup group, int modules) {
    if (group.symmetry() instanceof Symmetry.Blocks blocks && group.size() / blocks.width() % modules != 0) {
      int heads = group.size() / blocks.width();
      throw new IllegalArgumentException(
          "group '" + group.name() + "' has " + heads + " heads of " + blocks.width() + " neurons, which " + modules
              + " modules cannot share out: choose a count that divides " + heads + ", or leave the group whole");
    }
  }
}
