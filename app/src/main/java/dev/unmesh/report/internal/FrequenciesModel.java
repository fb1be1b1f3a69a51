package dev.unmesh.report.internal;

import java.util.List;

/** The frequencies of a network: what they are, what they come to, how they were told from chance, pictures. */
public record FrequenciesModel(String what, List<String> findings, String how, List<Figure> figures) {
  public FrequenciesModel {
    findings = List.copyOf(findings);
    figures = List.copyOf(figures);
  }
}
