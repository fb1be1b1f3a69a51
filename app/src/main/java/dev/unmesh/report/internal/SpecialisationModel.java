package dev.unmesh.report.internal;

import java.util.List;

/** Which modules serve which classes: what was found, its pictures, every figure beside random splits, and class by class. */
public record SpecialisationModel(
    String heading, List<String> sentences, List<Figure> figures, Table numbers, String classLead, Table classes) {
  public SpecialisationModel {
    sentences = List.copyOf(sentences);
    figures = List.copyOf(figures);
  }
}
