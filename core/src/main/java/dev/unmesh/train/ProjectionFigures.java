package dev.unmesh.train;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a network does on the test data, and how modular it is.
 *
 * @param accuracy NaN where targets are values
 * @param clusterability of the divided connections, by name
 */
public record ProjectionFigures(double loss, double accuracy, Map<String, Double> clusterability) {
  public ProjectionFigures {
    clusterability = new LinkedHashMap<>(clusterability);
  }
}
