package dev.unmesh.report.internal;

import java.util.List;

/**
 * A row a quantity, a column a run; or a row a task, a column a setting.
 *
 * @param corner what the rows or columns are
 */
public record CompareTable(String corner, List<Head> runs, List<Row> rows) {
  public CompareTable {
    runs = List.copyOf(runs);
    rows = List.copyOf(rows);
  }

  /** A run's name with the colour it has in every chart. */
  public record Head(String name, String kind) {}

  /** One quantity. */
  public record Row(String name, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** A figure; {@code best} if no other run's is better. */
  public record Cell(String text, String note, boolean best) {}
}
