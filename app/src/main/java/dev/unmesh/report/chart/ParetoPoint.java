package dev.unmesh.report.chart;

import java.util.List;

/**
 * A setting as a chart of two figures shows it.
 *
 * @param label short, beside its mark
 * @param tip what it is, for who points at it
 * @param target where its mark leads
 * @param front whether no other setting is better in both figures
 * @param runs its seeds, with the mean of which the mark stands
 */
public record ParetoPoint(int number, String label, String tip, String target, double x, double y, boolean front, List<Run> runs) {
  public ParetoPoint {
    runs = List.copyOf(runs);
  }

  /** One seed; {@code target} is its report. */
  public record Run(double x, double y, String tip, String target) {}
}
