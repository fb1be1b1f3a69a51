package dev.unmesh.report;

import dev.unmesh.run.film.Film;
import java.util.List;
import java.util.Objects;

/**
 * The wiring through training.
 *
 * @param film of the network the page shows
 * @param marks what happened when, apart from swaps, which the film knows
 */
public record FilmView(Film film, List<Mark> marks) {
  /** Something that happened after {@code step} steps: "strength .01". */
  public record Mark(long step, String text) {}

  public FilmView {
    Objects.requireNonNull(film, "film");
    marks = List.copyOf(marks);
  }
}
