package dev.unmesh.report.internal;

import java.util.List;

/**
 * Every setting in a row.
 *
 * @param keys in which settings differ and whose values are short
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
   * @param ticked whether it is among those side by side at first
   */
  public record Row(SettingHead head, List<String> values, List<CompareTable.Cell> cells, String fronts, boolean ticked) {
    public Row {
      values = List.copyOf(values);
      cells = List.copyOf(cells);
    }
  }
}
