package dev.unmesh.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the weights alone tell.
 *
 * @param clusterability mean over the connections; NaN without a partition
 * @param connections empty without a partition
 * @param wiringCost sum of |w| times distance; NaN if unknown
 * @param edges weights above {@code threshold} in absolute value, of {@code weights}; -1 if unknown
 * @param cut of the whole network; empty if it was not measured
 */
public record MeasuresView(
    double clusterability,
    List<ConnectionMeasure> connections,
    Optional<NewmanMeasure> newman,
    double wiringCost,
    long edges,
    long weights,
    double threshold,
    Optional<NetworkCutView> cut) {
  public MeasuresView {
    connections = List.copyOf(connections);
    Objects.requireNonNull(newman, "newman");
    Objects.requireNonNull(cut, "cut");
  }

  /** Without a normalised cut. */
  public MeasuresView(
      double clusterability,
      List<ConnectionMeasure> connections,
      Optional<NewmanMeasure> newman,
      double wiringCost,
      long edges,
      long weights,
      double threshold) {
    this(clusterability, connections, newman, wiringCost, edges, weights, threshold, Optional.empty());
  }

  public MeasuresView with(Optional<NetworkCutView> other) {
    return new MeasuresView(clusterability, connections, newman, wiringCost, edges, weights, threshold, other);
  }
}
