package dev.unmesh.report.chart;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which row of the picture each group stands in: the longest way from a group nothing leads to. What closes a circle (a residual
 * stream is read and written) does not count.
 */
final class LayerDepths {
  private final Map<String, List<String>> next = new LinkedHashMap<>();
  private final Set<String> done = new HashSet<>();
  private final Set<String> onTheWay = new HashSet<>();
  private final List<String> lastFirst = new ArrayList<>();
  private final Set<List<String>> forward = new HashSet<>();

  private LayerDepths(Wiring wiring) {
    wiring.groups().forEach(group -> next.put(group.name(), new ArrayList<>()));
    for (Connection connection : wiring.connections()) {
      next.get(connection.from()).add(connection.to());
    }
    for (NeuronGroup group : wiring.groups()) {
      if (group.symmetry() instanceof Symmetry.Lockstep lockstep && wiring.into(group.name()).isEmpty()) {
        next.get(lockstep.leader()).add(group.name());
      }
    }
  }

  /** Row by group, 0 for inputs. */
  static Map<String, Integer> of(Wiring wiring) {
    LayerDepths depths = new LayerDepths(wiring);
    depths.next.keySet().forEach(depths::visit);
    Map<String, Integer> row = new HashMap<>();
    for (int i = depths.lastFirst.size() - 1; i >= 0; i--) {
      String from = depths.lastFirst.get(i);
      int at = row.computeIfAbsent(from, name -> 0);
      for (String to : depths.next.get(from)) {
        if (depths.forward.contains(List.of(from, to))) {
          row.merge(to, at + 1, Math::max);
        }
      }
    }
    return row;
  }

  private void visit(String group) {
    if (!done.add(group)) {
      return;
    }
    onTheWay.add(group);
    for (String to : next.get(group)) {
      if (!onTheWay.contains(to)) {
        forward.add(List.of(group, to));
        visit(to);
      }
    }
    onTheWay.remove(group);
    lastFirst.add(group);
  }
}
