package dev.unmesh.interpret.prune;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which neurons live edges lead to from a neuron, or against their direction. */
final class Reach {
  /** A neuron of a group. */
  record Place(String group, int neuron) {}

  private final Map<Place, Set<Place>> next = new HashMap<>();

  Reach(List<LiveWiring.Edge> edges, boolean forward) {
    for (LiveWiring.Edge edge : edges) {
      Place from = new Place(edge.connection().from(), edge.from());
      Place to = new Place(edge.connection().to(), edge.to());
      next.computeIfAbsent(forward ? from : to, place -> new HashSet<>()).add(forward ? to : from);
    }
  }

  /** All that can be reached, the start included. */
  Set<Place> from(String group, int neuron) {
    Set<Place> seen = new HashSet<>();
    Deque<Place> open = new ArrayDeque<>();
    open.push(new Place(group, neuron));
    while (!open.isEmpty()) {
      Place place = open.pop();
      if (seen.add(place)) {
        next.getOrDefault(place, Set.of()).forEach(open::push);
      }
    }
    return seen;
  }
}
