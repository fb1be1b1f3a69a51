package dev.unmesh.train;

import dev.unmesh.pressure.Clusterability;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.List;
import java.util.Map;

/** Clusterability of the divided connections, each and on average, as figures of a step. */
final class ModuleFigures {
  private ModuleFigures() {}

  static void put(Map<String, Double> figures, Wiring wiring, Weights weights, Partition partition, List<String> connections) {
    double sum = 0;
    int defined = 0;
    for (String name : connections) {
      Connection connection = wiring.connection(name);
      double c = partition.pair(wiring, connection).map(pair -> Clusterability.of(Matrix.l2(connection, weights), pair)).orElse(Double.NaN);
      figures.put("clusterability." + name, c);
      if (!Double.isNaN(c)) {
        sum += c;
        defined++;
      }
    }
    figures.put("clusterability", sum / defined);
  }
}
