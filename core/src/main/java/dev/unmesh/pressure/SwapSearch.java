package dev.unmesh.pressure;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link NeuronSwap} on a wiring. Only the terms a swap changes are computed. Not safe for use by several threads at once. */
public final class SwapSearch {
  private final Wiring wiring;
  private final List<ConnectionMass> masses = new ArrayList<>();
  private final List<GroupSearch> searches = new ArrayList<>();

  SwapSearch(NeuronSwap swap, Wiring wiring) {
    this.wiring = wiring;
    Map<String, BitSet> seen = new HashMap<>();
    for (Connection connection : swap.cost().chosen(wiring)) {
      masses.add(new ConnectionMass(wiring, connection, seen.computeIfAbsent(connection.view().parameter(), p -> new BitSet())));
    }
    for (String group : swap.groups(wiring)) {
      MovingGroups.of(wiring, group).forEach(moving -> searches.add(new GroupSearch(swap, wiring, moving, masses)));
    }
  }

  /** The swaps to make at {@code weights}, which are only read. */
  public Swaps find(Weights weights) {
    masses.forEach(mass -> mass.fill(weights));
    Map<String, int[]> standing = new HashMap<>();
    for (NeuronGroup group : wiring.groups()) {
      standing.put(group.name(), Permutation.identity(group.size()));
    }
    int count = 0;
    double decrease = 0;
    for (GroupSearch search : searches) {
      if (search.run(standing) > 0) {
        count += search.swaps();
        decrease += search.decrease();
      }
    }
    return new Swaps(Permutation.of(wiring, moved(standing)), count, decrease);
  }

  /** The orders that make the permutation: groups in lockstep follow by themselves. */
  private Map<String, int[]> moved(Map<String, int[]> standing) {
    Map<String, int[]> orders = new LinkedHashMap<>();
    for (NeuronGroup group : wiring.groups()) {
      int[] order = standing.get(group.name());
      if (!(group.symmetry() instanceof Symmetry.Lockstep) && !Arrays.equals(order, Permutation.identity(order.length))) {
        orders.put(group.name(), order);
      }
    }
    return orders;
  }
}
