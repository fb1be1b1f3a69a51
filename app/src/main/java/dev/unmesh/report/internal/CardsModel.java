package dev.unmesh.report.internal;

import java.util.List;

/** A card for each module. */
public record CardsModel(List<String> lead, List<Key> keys, List<Card> cards) {
  public CardsModel {
    lead = List.copyOf(lead);
    keys = List.copyOf(keys);
    cards = List.copyOf(cards);
  }

  /**
   * One module.
   *
   * @param summary "raises ship and airplane, lowers cat"
   * @param scores with it alone and without it, beside random splits
   * @param facts sentences on its size and its certificate
   * @param rows its pictures, most exciting first, or tables where inputs are values
   */
  public record Card(String name, String kind, String summary, Table scores, List<String> facts, Figure effects, List<Row> rows) {
    public Card {
      facts = List.copyOf(facts);
      rows = List.copyOf(rows);
    }
  }

  /** Inputs of one kind: pictures, or a table. */
  public record Row(String name, List<ExamplesModel.Picture> pictures, List<Table> tables) {
    public Row {
      pictures = List.copyOf(pictures);
      tables = List.copyOf(tables);
    }
  }
}
