package dev.unmesh.run;

import dev.unmesh.measure.ConnectionMeasure;
import dev.unmesh.measure.Measures;
import dev.unmesh.train.Projection;
import dev.unmesh.train.ProjectionFigures;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What it cost to drop the weights between modules, as a run's summary holds it: before, after, and when training had ended. */
final class ProjectionSummary {
  private ProjectionSummary() {}

  /** Adds {@code projection}. @param tree that says already how the network does in the end */
  static void put(ObjectNode tree, Projection projection, Measures measures) {
    ObjectNode node = tree.putObject("projection");
    node.put("step", projection.step());
    put(node.putObject("before"), projection.before());
    put(node.putObject("after"), projection.after());
    Map<String, Double> clusterability = new LinkedHashMap<>();
    for (ConnectionMeasure connection : measures.connections()) {
      if (projection.after().clusterability().containsKey(connection.name())) {
        clusterability.put(connection.name(), connection.clusterability().orElse(Double.NaN));
      }
    }
    put(
        node.putObject("polished"),
        new ProjectionFigures(tree.path("test").path("loss").asDouble(), tree.path("test").path("accuracy").asDouble(Double.NaN), clusterability));
  }

  private static void put(ObjectNode node, ProjectionFigures figures) {
    node.put("loss", figures.loss());
    if (!Double.isNaN(figures.accuracy())) {
      node.put("accuracy", figures.accuracy());
    }
    ObjectNode connections = node.putObject("clusterability");
    figures.clusterability().forEach((name, c) -> connections.put(name, Double.isNaN(c) ? null : c));
  }
}
