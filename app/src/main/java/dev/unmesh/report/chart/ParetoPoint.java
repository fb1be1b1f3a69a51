package dev.unmesh.report.chart;

import java.util.List;
import java.util.Optional;

/**
 * A setting as a chart of two figures shows it.
 *
 * @param family whose colour and shape its mark has
 * @param label short, beside its mark
 * @param tip what it is, for who points at it
 * @param target where its mark leads
 * @param control where its controls lie, if one of the two figures has any
 * @param front whether no other setting is better in both figures
 * @param runs its seeds, with the mean of which the mark stands
 */
public record ParetoPoint(
    int number, int family, String label, String tip, String target, Spot spot, Optional<Spot> control, boolean front, List<Run> runs) {
  public ParetoPoint {
    runs = List.copyOf(runs);
  }

  /** A place on both axes. */
  public record Spot(FigureAxis.Place x, FigureAxis.Place y) {}

  /** One seed; {@code target} is its report. */
  public record Run(Spot spot, String tip, String target) {}
}
