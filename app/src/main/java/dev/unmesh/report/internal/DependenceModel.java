package dev.unmesh.report.internal;

import java.util.List;

/** How many modules answers depend on: what it means, charts, and every layer and rule as a table. */
public record DependenceModel(List<String> lead, List<Figure> figures, Table table) {
  public DependenceModel {
    lead = List.copyOf(lead);
    figures = List.copyOf(figures);
  }
}
