package dev.unmesh.report.internal;

import java.util.List;

/** Modules on and off: the grid of changes, the overall table, a chart a module and switch. */
public record AblationModel(List<String> lead, Figure grid, Table overall, List<Key> keys, List<Figure> figures) {
  public AblationModel {
    lead = List.copyOf(lead);
    keys = List.copyOf(keys);
    figures = List.copyOf(figures);
  }
}
