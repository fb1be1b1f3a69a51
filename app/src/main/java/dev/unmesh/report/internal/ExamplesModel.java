package dev.unmesh.report.internal;

import java.util.List;
import java.util.Optional;

/** The inputs that excite each module most. */
public record ExamplesModel(String lead, List<Card> cards) {
  public ExamplesModel {
    cards = List.copyOf(cards);
  }

  /** One module: pictures, or a table of values. */
  public record Card(String name, String kind, String summary, List<Picture> pictures, Optional<Table> table) {
    public Card {
      pictures = List.copyOf(pictures);
    }
  }

  /** One image; {@code uri} holds it. */
  public record Picture(String uri, String label, String tip) {}
}
