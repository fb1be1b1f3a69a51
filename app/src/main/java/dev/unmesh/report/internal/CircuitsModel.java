package dev.unmesh.report.internal;

import java.util.List;
import java.util.Optional;

/** Circuits: how to read them, every search in a table if there are several, search by search. */
public record CircuitsModel(List<String> lead, Optional<Table> overview, List<Section> sections) {
  public CircuitsModel {
    lead = List.copyOf(lead);
    sections = List.copyOf(sections);
  }

  /**
   * One search.
   *
   * @param kicker which search, in a few words
   * @param heading what it found, in a sentence
   * @param open whether its figures show at once
   * @param means every figure beside its controls
   * @param byLabel the same label by label, a table a figure
   * @param wiring the circuits on the wiring, between {@code figures} and {@code more}
   */
  public record Section(
      String kicker,
      String heading,
      List<String> sentences,
      boolean open,
      NumbersModel means,
      List<NumbersModel> byLabel,
      List<Figure> figures,
      Optional<CircuitChoice> wiring,
      List<Figure> more) {
    public Section {
      sentences = List.copyOf(sentences);
      byLabel = List.copyOf(byLabel);
      figures = List.copyOf(figures);
      more = List.copyOf(more);
    }
  }
}
