package dev.unmesh.report.internal;

import java.util.List;

/** A table of text; the first column names the row. */
public record Table(List<String> head, List<List<String>> rows) {
  public Table {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
  }
}
