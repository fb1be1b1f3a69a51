package dev.unmesh.measure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The clusterability of several matrices and their mean.
 *
 * @param clusterability the mean C of those that have one; empty if none has
 * @param nullModel the null of that mean (shuffle t of every matrix, averaged), "null" in JSON
 */
public record ClusterabilityMeasures(
    OptionalDouble clusterability, @JsonProperty("null") Optional<NullDistribution> nullModel, List<ConnectionMeasure> connections) {
  public ClusterabilityMeasures {
    connections = List.copyOf(connections);
  }
}
