package dev.unmesh.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.unmesh.measure.ClusterabilityMeasure;
import dev.unmesh.measure.ClusterabilityMeasures;
import dev.unmesh.measure.ConnectionMeasure;
import dev.unmesh.measure.EdgeCount;
import dev.unmesh.measure.NamedMatrix;
import dev.unmesh.measure.WiringCost;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.PairPartition;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * measures.json: what the weights of a run alone tell.
 *
 * @param clusterability of the connections the modules divide, under the run's partition, beside the null; empty without modules
 * @param wiringCost sum of |w| d over the default coordinates
 * @param edges weights above .01
 */
public record RunMeasures(Optional<ClusterabilityMeasures> clusterability, double wiringCost, EdgeCount edges) {
  static RunMeasures of(
      Wiring wiring, Weights weights, Optional<Partition> partition, List<String> divided, Recipe recipe, RunListener listener) {
    Optional<ClusterabilityMeasures> clusterability =
        partition.map(modules -> measured(wiring, weights, modules, divided, recipe, listener));
    return new RunMeasures(clusterability, WiringCost.of(wiring, weights), EdgeCount.of(wiring, weights));
  }

  private static ClusterabilityMeasures measured(
      Wiring wiring, Weights weights, Partition partition, List<String> divided, Recipe recipe, RunListener listener) {
    List<NamedMatrix> matrices = new ArrayList<>();
    Map<String, PairPartition> pairs = new LinkedHashMap<>();
    for (String name : divided) {
      Connection connection = wiring.connection(name);
      partition
          .pair(wiring, connection)
          .ifPresent(
              pair -> {
                matrices.add(NamedMatrix.of(connection, weights));
                pairs.put(name, pair);
              });
    }
    int threads = Runtime.getRuntime().availableProcessors();
    return new ClusterabilityMeasure(
            recipe.measures().shuffles(), recipe.seed(), threads, (what, done, of) -> listener.stage("measuring " + what, (double) done / of))
        .under(matrices, pairs, Optional.empty());
  }

  /** Adds what the summary of a run shows. */
  void summarise(ObjectNode tree) {
    OptionalDouble mean = clusterability.map(ClusterabilityMeasures::clusterability).orElse(OptionalDouble.empty());
    tree.put("clusterability", mean.isPresent() ? (Double) mean.getAsDouble() : null);
    clusterability
        .flatMap(ClusterabilityMeasures::nullModel)
        .ifPresent(
            shuffled -> {
              ObjectNode node = tree.putObject("clusterabilityNull");
              node.put("mean", shuffled.mean());
              node.put("sd", shuffled.sd());
            });
    ArrayNode connections = tree.putArray("connections");
    for (ConnectionMeasure connection : connections()) {
      ObjectNode node = connections.addObject();
      node.put("name", connection.name());
      node.put("clusterability", connection.clusterability().isPresent() ? (Double) connection.clusterability().getAsDouble() : null);
    }
    tree.put("wiringCost", wiringCost);
    tree.put("edges", edges.above());
    tree.put("weights", edges.total());
  }

  @JsonIgnore
  public List<ConnectionMeasure> connections() {
    return clusterability.map(ClusterabilityMeasures::connections).orElse(List.of());
  }
}
