package dev.unmesh.report.internal;

import dev.unmesh.report.chart.Svg;
import gg.jte.Content;
import java.util.List;
import java.util.Optional;

/**
 * A picture with its legend, its caption and, where numbers matter, the table behind it.
 *
 * @param kind CSS class: "wide" takes the page's width and scrolls in its own box on a narrow screen
 * @param svg as {@link Svg} wrote it
 * @param film what can be played on the picture
 */
public record Figure(String kind, String title, String svg, String caption, Optional<Table> table, List<Key> keys, Optional<FilmModel> film) {
  public Figure(String kind, String title, String svg, String caption, Optional<Table> table) {
    this(kind, title, svg, caption, table, List.of(), Optional.empty());
  }

  public Figure withKeys(List<Key> others) {
    return new Figure(kind, title, svg, caption, table, others, film);
  }

  public Figure with(Optional<FilmModel> other) {
    return new Figure(kind, title, svg, caption, table, keys, other);
  }

  /** The picture unescaped: {@link Svg} has escaped what it holds. */
  public Content picture() {
    return output -> output.writeContent(svg);
  }
}
