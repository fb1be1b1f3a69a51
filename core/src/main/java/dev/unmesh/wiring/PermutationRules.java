package dev.unmesh.wiring;

import java.util.Map;

/** What a group's symmetry allows, and which groups must move along. */
final class PermutationRules {
  private PermutationRules() {}

  static void check(Wiring wiring, Map<String, int[]> orders) {
    orders.forEach((name, order) -> {
      NeuronGroup group = wiring.group(name);
      checkReordering(group, order);
      Symmetry symmetry = group.symmetry();
      if (symmetry instanceof Symmetry.Fixed && !isIdentity(order)) {
        throw new IllegalArgumentException("group '" + name + "' is fixed: its neurons cannot be reordered");
      } else if (symmetry instanceof Symmetry.Lockstep lockstep) {
        throw new IllegalArgumentException("group '" + name + "' follows '" + lockstep.leader() + "': reorder that group instead");
      } else if (symmetry instanceof Symmetry.Blocks blocks) {
        checkBlocks(group, blocks, order, orders);
      }
    });
    // a group whose blocks follow another's must be given when that one's blocks change places
    for (NeuronGroup group : wiring.groups()) {
      if (group.symmetry() instanceof Symmetry.Blocks blocks && blocks.orderedWith().isPresent() && !orders.containsKey(group.name())) {
        checkBlocks(group, blocks, Permutation.identity(group.size()), orders);
      }
    }
  }

  static void addFollowers(Wiring wiring, Map<String, int[]> orders) {
    boolean added = true;
    while (added) {
      added = false;
      for (NeuronGroup group : wiring.groups()) {
        if (group.symmetry() instanceof Symmetry.Lockstep lockstep
            && orders.containsKey(lockstep.leader())
            && !orders.containsKey(group.name())) {
          orders.put(group.name(), widened(orders.get(lockstep.leader()), lockstep.width()));
          added = true;
        }
      }
    }
  }

  private static int[] widened(int[] order, int width) {
    int[] wide = new int[order.length * width];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = order[i / width] * width + i % width;
    }
    return wide;
  }

  private static void checkReordering(NeuronGroup group, int[] order) {
    boolean[] seen = new boolean[group.size()];
    boolean good = order.length == group.size();
    for (int i = 0; good && i < order.length; i++) {
      good = order[i] >= 0 && order[i] < seen.length && !seen[order[i]];
      if (good) {
        seen[order[i]] = true;
      }
    }
    if (!good) {
      throw new IllegalArgumentException(
          "not a reordering of group '" + group.name() + "': it needs each of 0 .. " + (group.size() - 1) + " once");
    }
  }

  private static void checkBlocks(NeuronGroup group, Symmetry.Blocks blocks, int[] order, Map<String, int[]> orders) {
    int width = blocks.width();
    int[] leader = blocks.orderedWith().map(orders::get).orElse(null);
    int leaderWidth = leader == null ? 0 : leader.length / (group.size() / width);
    for (int i = 0; i < order.length; i++) {
      int block = order[i] / width;
      if (block != order[i - i % width] / width) {
        throw new IllegalArgumentException("group '" + group.name() + "': a reordering may not mix blocks of " + width);
      }
      if (i % width < blocks.fixed() && order[i] % width != i % width) {
        throw new IllegalArgumentException(
            "group '" + group.name() + "': the first " + blocks.fixed() + " neurons of each block of " + width + " must keep their places in it");
      }
      int wanted = blocks.orderedWith().isEmpty() ? block : leader == null ? i / width : leader[i / width * leaderWidth] / leaderWidth;
      if (block != wanted) {
        throw new IllegalArgumentException(
            "group '" + group.name() + "': its blocks must keep the order of '" + blocks.orderedWith().orElseThrow()
                + "'; reorder both together");
      }
    }
  }

  private static boolean isIdentity(int[] order) {
    for (int i = 0; i < order.length; i++) {
      if (order[i] != i) {
        return false;
      }
    }
    return true;
  }
}
