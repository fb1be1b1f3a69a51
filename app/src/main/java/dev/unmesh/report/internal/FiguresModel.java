package dev.unmesh.report.internal;

import java.util.List;

/** A chapter of pictures: a sentence or two to begin with, then the figures. */
public record FiguresModel(List<String> lead, List<Figure> figures) {
  public FiguresModel {
    lead = List.copyOf(lead);
    figures = List.copyOf(figures);
  }
}
