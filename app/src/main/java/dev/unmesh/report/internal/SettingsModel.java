package dev.unmesh.report.internal;

import java.util.List;

/**
 * Every setting in a row.
 *
 * @param keys the sweep's, in short
 * @param figures what the columns after them hold
 */
public record SettingsModel(List<String> keys, List<String> figures, List<Row> rows) {
  public SettingsModel {
    keys = List.copyOf(keys);
    figures = List.copyOf(figures);
    rows = List.copyOf(rows);
  }

  /**
   * A setting.
   *
   * @param fronts in which figures none beats it
   * @param chosen whether it is among those compared at first
   */
  public record Row(int number, List<String> values, List<CompareTable.Cell> cells, String fronts, List<Run> runs, boolean chosen) {
    public Row {
      values = List.copyOf(values);
      cells = List.copyOf(cells);
      runs = List.copyOf(runs);
    }
  }

  /** A seed and its report. */
  public record Run(String seed, String report) {}
}
