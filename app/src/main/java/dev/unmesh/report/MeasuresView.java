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
 */
public record MeasuresView(
    double clusterability,
    List<ConnectionMeasure> connections,
    Optional<NewmanMeasure> newman,
    double wiringCost,
    long edges,
    long weights,
    double threshold) {
  public MeasuresView {
    connections = List.copyOf(connections);
    Objects.requireNonNull(newman, "newman");
  }
}
