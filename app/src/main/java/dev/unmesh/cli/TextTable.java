package dev.unmesh.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns that are as wide as they must be, aligned at the right. */
final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(List<String> head) {
    rows.add(List.copyOf(head));
  }

  /** What goes beyond the head's columns stands at the end of its line as it is. */
  void row(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  List<String> lines() {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < Math.min(row.size(), widths.length); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      int pad = i < widths.length ? widths[i] - row.get(i).length() : 0;
      line.append(i == 0 ? "" : "  ").append(" ".repeat(pad)).append(row.get(i));
    }
    return line.toString();
  }
}
