package dev.unmesh.report.internal;

import java.util.List;
import java.util.Optional;

/** The measures: a table a connection, figures of the whole network, the null strip. */
public record MeasuresModel(Optional<Table> connections, List<Tile> network, List<Figure> figures, List<String> notes) {
  public MeasuresModel {
    network = List.copyOf(network);
    figures = List.copyOf(figures);
    notes = List.copyOf(notes);
  }
}
