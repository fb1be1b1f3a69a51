package dev.unmesh.interpret.dependence;

import dev.unmesh.wiring.Partition;
import java.util.List;

/**
 * Where modules are switched: some connections of one layer, all at once.
 *
 * @param name such as {@code layer 6}
 * @param connections by name
 * @param partition gives both sides of each modules
 */
public record Site(String name, List<String> connections, Partition partition) {
  public Site {
    connections = List.copyOf(connections);
    if (connections.isEmpty()) {
      throw new IllegalArgumentException(name + ": name at least one connection whose modules are switched");
    }
  }
}
