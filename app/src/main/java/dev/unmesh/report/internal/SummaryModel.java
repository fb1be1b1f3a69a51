package dev.unmesh.report.internal;

import java.util.List;

/** The headline: tiles to glance at, then sentences. */
public record SummaryModel(String warning, List<Tile> tiles, List<String> sentences, List<String> findings) {
  public SummaryModel {
    tiles = List.copyOf(tiles);
    sentences = List.copyOf(sentences);
    findings = List.copyOf(findings);
  }
}
