package dev.unmesh.cut;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Coupling;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which groups bear on which, over weights and without: through a coupling, or because a group's units are another's. */
final class Reach {
  private final Map<String, Set<String>> forward = new LinkedHashMap<>();
  private final Map<String, Set<String>> backward = new LinkedHashMap<>();

  Reach(Wiring wiring) {
    for (Connection connection : wiring.connections()) {
      edge(connection.from(), connection.to());
    }
    for (NeuronGroup group : wiring.groups()) {
      if (group.symmetry() instanceof Symmetry.Lockstep lockstep && wiring.into(group.name()).isEmpty()) {
        edge(lockstep.leader(), group.name());
      }
    }
    for (Coupling coupling : wiring.couplings()) {
      for (String one : coupling.groups()) {
        coupling.groups().stream().filter(other -> !other.equals(one)).forEach(other -> edge(one, other));
      }
    }
  }

  private void edge(String from, String to) {
    forward.computeIfAbsent(from, name -> new LinkedHashSet<>()).add(to);
    backward.computeIfAbsent(to, name -> new LinkedHashSet<>()).add(from);
  }

  /** The groups that one of these bears on, in one step or more. */
  Set<String> from(Collection<String> groups) {
    return spread(groups, forward);
  }

  /** The groups that bear on one of these. */
  Set<String> to(Collection<String> groups) {
    return spread(groups, backward);
  }

  private static Set<String> spread(Collection<String> start, Map<String, Set<String>> edges) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> front = new ArrayDeque<>(start);
    while (!front.isEmpty()) {
      for (String next : edges.getOrDefault(front.pop(), Set.of())) {
        if (seen.add(next)) {
          front.push(next);
        }
      }
    }
    return seen;
  }
}
