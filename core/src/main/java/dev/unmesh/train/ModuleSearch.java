package dev.unmesh.train;

import dev.unmesh.cluster.WholeNetworkSpectral;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds modules by spectral clustering of the divided connections jointly: one label a neuron, whatever connections it has. */
final class ModuleSearch {
  private ModuleSearch() {}

  /** @param signal what to cluster by, laid out as the parameters: the weights, or accumulated gradients */
  static Partition find(Wiring wiring, List<Connection> divided, Weights signal, int modules, long seed) {
    Set<String> ends = new LinkedHashSet<>();
    for (Connection connection : divided) {
      ends.add(connection.from());
      ends.add(connection.to());
    }
    Wiring clustered = new Wiring(wiring.groups(), divided, List.of(), wiring.couplings());
    Partition found = new WholeNetworkSpectral().partition(clustered, signal, Set.of(), modules, seed);
    Map<String, int[]> labels = new LinkedHashMap<>();
    found.labels().forEach((group, of) -> {
      if (ends.contains(group)) {
        labels.put(group, of);
      }
    });
    return new Partition(modules, labels);
  }
}
