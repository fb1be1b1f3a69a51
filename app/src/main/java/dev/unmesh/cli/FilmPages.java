package dev.unmesh.cli;

import dev.unmesh.interpret.prune.Findings;
import dev.unmesh.interpret.prune.Pruning;
import dev.unmesh.pressure.Schedule;
import dev.unmesh.report.FilmView;
import dev.unmesh.report.chart.Numbers;
import dev.unmesh.run.LoadedRun;
import dev.unmesh.run.RunException;
import dev.unmesh.run.film.Film;
import dev.unmesh.run.film.FilmFile;
import dev.unmesh.run.film.FilmTrack;
import dev.unmesh.train.PressureOptions;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Weights;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A run's film as the report's view of it. */
final class FilmPages {
  private static final int LEAST_FRAMES = 2;
  private static final int MOST_CUTS = 14;

  private FilmPages() {}

  /** None for a run too large for a film, or made before there were films. */
  static Optional<FilmView> of(LoadedRun run, Optional<Findings> found) {
    if (!Files.exists(run.folder().film())) {
      return Optional.empty();
    }
    Film film = FilmFile.read(run.folder().film());
    if (film.frames() < LEAST_FRAMES) {
      return Optional.empty();
    }
    for (FilmTrack track : film.tracks()) {
      Connection connection =
          run.wiring().connections().stream().filter(of -> of.name().equals(track.connection())).findFirst().orElseThrow(
              () -> new RunException(run.folder().film() + ": '" + track.connection() + "' is no connection of this run's network"));
      if (track.rows() > connection.rows() || track.columns() > connection.columns()) {
        throw new RunException(run.folder().film() + ": '" + track.connection() + "' is larger there than in this run's network");
      }
    }
    List<Pruning.Point> points = found.map(FilmPages::points).orElse(List.of());
    List<Weights> pruned = points.stream().map(point -> Pruning.cut(run.wiring(), run.weights(), point.threshold())).toList();
    List<FilmView.Cut> cuts = points.stream().map(point -> new FilmView.Cut(point.threshold(), point.left(), point.loss())).toList();
    return Optional.of(new FilmView(film.then(run.wiring(), pruned), marks(run, film), cuts));
  }

  // from the whole network to the threshold that was chosen, evenly over the sizes tried
  private static List<Pruning.Point> points(Findings found) {
    List<Pruning.Point> points =
        found.curve().stream()
            .filter(point -> point.threshold() > 0 && point.threshold() <= found.threshold())
            .sorted(Comparator.comparingDouble(Pruning.Point::threshold))
            .toList();
    int frames = Math.min(MOST_CUTS, points.size());
    return IntStream.range(0, frames).mapToObj(i -> points.get(points.size() - 1 - (frames - 1 - i) * points.size() / frames)).toList();
  }

  // where a strength jumps
  private static List<FilmView.Mark> marks(LoadedRun run, Film film) {
    List<FilmView.Mark> marks = new ArrayList<>();
    long total = film.steps()[film.frames() - 1];
    for (PressureOptions pressure : run.recipe().pressures()) {
      Schedule strength = pressure.strength();
      for (int i = 1; i < strength.fractions().length && !strength.linear(); i++) {
        marks.add(new FilmView.Mark(Math.round(strength.fractions()[i] * total), "λ " + Numbers.tick(strength.strengths()[i])));
      }
    }
    return marks;
  }
}
