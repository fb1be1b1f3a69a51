package dev.unmesh.measure;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.StridedAxis;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A wiring's connections without those that only view weights of an earlier one again, as tied embeddings do: each stored weight is
 * measured once.
 *
 * @param connections in the wiring's order
 * @param repeated the names left out, each with the connection whose weights it views
 */
public record DistinctConnections(List<Connection> connections, Map<String, String> repeated) {
  public DistinctConnections {
    connections = List.copyOf(connections);
    repeated = Collections.unmodifiableMap(new LinkedHashMap<>(repeated));
  }

  public static DistinctConnections of(Wiring wiring) {
    List<Connection> distinct = new ArrayList<>();
    Map<String, String> repeated = new LinkedHashMap<>();
    for (Connection connection : wiring.connections()) {
      distinct.stream()
          .filter(earlier -> holds(earlier.view(), connection.view()))
          .findFirst()
          .ifPresentOrElse(earlier -> repeated.put(connection.name(), earlier.name()), () -> distinct.add(connection));
    }
    return new DistinctConnections(distinct, repeated);
  }

  /** Whether every weight of {@code inner} is one of {@code outer}'s; not seen where both skip elements in ways of their own. */
  private static boolean holds(ParameterView outer, ParameterView inner) {
    if (!outer.parameter().equals(inner.parameter())) {
      return false;
    }
    boolean within = outer.offset() <= inner.offset() && inner.end() <= outer.end();
    return within && (isWhole(outer) || outer.offset() == inner.offset() && axes(outer).equals(axes(inner)));
  }

  private static boolean isWhole(ParameterView view) {
    return view.end() - view.offset() == (long) view.rows().length() * view.columns().length() * view.kernel().length();
  }

  // a view turned on its side has the same axes
  private static Set<StridedAxis> axes(ParameterView view) {
    Set<StridedAxis> axes = new HashSet<>(List.of(view.rows()));
    axes.add(view.columns());
    axes.add(view.kernel());
    return axes;
  }
}
