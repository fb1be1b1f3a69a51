package dev.unmesh.train;

import dev.unmesh.pressure.Clusterability;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Clusterability of the divided connections, each and on average, as figures of a step. */
final class ModuleFigures {
  private ModuleFigures() {}

  /** Adds each connection's and their mean, those left out that are not defined. */
  static void put(Map<String, Double> figures, Map<String, Double> each) {
    each.forEach((name, c) -> figures.put("clusterability." + name, c));
    double[] defined = each.values().stream().mapToDouble(c -> c).filter(c -> !Double.isNaN(c)).toArray();
    double sum = 0;
    for (double c : defined) {
      sum += c;
    }
    figures.put("clusterability", sum / defined.length);
  }

  /** By connection; NaN where it is not defined. */
  static Map<String, Double> of(Wiring wiring, Weights weights, Partition partition, List<String> connections) {
    Map<String, Double> each = new LinkedHashMap<>();
    for (String name : connections) {
      Connection connection = wiring.connection(name);
      each.put(
          name, partition.pair(wiring, connection).map(pair -> Clusterability.of(Matrix.l2(connection, weights), pair)).orElse(Double.NaN));
    }
    return each;
  }
}
