package dev.unmesh.report.chart;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronGroup;
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
  private final Map<String, Integer> rows = new HashMap<>();
  private boolean circle;

  private LayerDepths(Wiring wiring) {
    wiring.groups().forEach(group -> next.put(group.name(), new ArrayList<>()));
    for (Connection connection : wiring.connections()) {
      next.get(connection.from()).add(connection.to());
    }
    for (NeuronGroup group : wiring.groups()) {
      wiring.source(group.name()).ifPresent(source -> next.get(source.name()).add(group.name()));
    }
  }

  static LayerDepths of(Wiring wiring) {
    LayerDepths depths = new LayerDepths(wiring);
    depths.next.keySet().forEach(depths::visit);
    for (int i = depths.lastFirst.size() - 1; i >= 0; i--) {
      String from = depths.lastFirst.get(i);
      int at = depths.rows.computeIfAbsent(from, name -> 0);
      for (String to : depths.next.get(from)) {
        if (depths.forward.contains(List.of(from, to))) {
          depths.rows.merge(to, at + 1, Math::max);
        }
      }
    }
    return depths;
  }

  /** 0 for inputs. */
  int row(String group) {
    return rows.get(group);
  }

  /** Whether some group leads back to itself. */
  boolean hasCircle() {
    return circle;
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
      } else {
        circle = true;
      }
    }
    onTheWay.remove(group);
    lastFirst.add(group);
  }
}
