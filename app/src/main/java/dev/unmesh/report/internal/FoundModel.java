package dev.unmesh.report.internal;

import java.util.List;
import java.util.Optional;

/** What the network turned out to be: sentences, how they were arrived at, pictures, and its hidden neurons one by one. */
public record FoundModel(List<String> sentences, String how, List<Figure> figures, Optional<Table> neurons) {
  public FoundModel {
    sentences = List.copyOf(sentences);
    figures = List.copyOf(figures);
  }
}
