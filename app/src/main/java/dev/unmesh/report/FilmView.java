package dev.unmesh.report;

import dev.unmesh.run.film.Film;
import java.util.List;
import java.util.Objects;

/**
 * The wiring through training.
 *
 * @param film of the network the page shows
 * @param marks what happened when, apart from swaps, which the film knows
 * @param cuts what the last of the film's frames show, where they are of the finished network pruned
 */
public record FilmView(Film film, List<Mark> marks, List<Cut> cuts) {
  /** Something that happened after {@code step} steps: "strength .01". */
  public record Mark(long step, String text) {}

  /** The finished network without weights below a threshold: how many are left, and the loss on the test data then. */
  public record Cut(double threshold, int left, double loss) {}

  public FilmView {
    Objects.requireNonNull(film, "film");
    marks = List.copyOf(marks);
    cuts = List.copyOf(cuts);
    if (cuts.size() >= film.frames()) {
      throw new IllegalArgumentException("a film of " + film.frames() + " frames cannot end with " + cuts.size() + " of a pruned network");
    }
  }

  /** How many frames are of the training. */
  public int trained() {
    return film.frames() - cuts.size();
  }
}
