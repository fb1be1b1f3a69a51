package dev.unmesh.report.internal;

import java.util.List;
import java.util.Optional;

/** The measures: a table a connection, figures of the whole network, the null strip. */
public record MeasuresModel(Optional<Table> connections, Table network, List<Figure> figures, List<String> notes) {
  public MeasuresModel {
    figures = List.copyOf(figures);
    notes = List.copyOf(notes);
  }
}
