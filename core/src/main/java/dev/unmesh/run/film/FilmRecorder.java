package dev.unmesh.run.film;

import dev.unmesh.format.FormatException;
import dev.unmesh.train.TrainingEvent;
import dev.unmesh.train.TrainingListener;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Takes a run's film. It is written whole before each checkpoint, so that a run that goes on from one finds every frame up to it;
 * later ones are cut off. Connections of up to {@link Quantised#WHOLE} weights are kept whole, of larger ones the
 * {@link Quantised#STRONGEST} strongest of each frame; a network of more than {@link #MOST} weights has no film.
 */
public final class FilmRecorder implements TrainingListener {
  static final long MOST = 2_000_000;

  private final Path file;
  private final Wiring wiring;
  private final List<Long> steps = new ArrayList<>();
  private final List<Float> losses = new ArrayList<>();
  private final Map<String, List<Quantised>> frames = new LinkedHashMap<>();
  private final Map<String, List<Move>> moves = new LinkedHashMap<>();

  private double loss = Double.NaN;

  private FilmRecorder(Path file, Wiring wiring) {
    this.file = file;
    this.wiring = wiring;
    wiring.connections().forEach(connection -> frames.put(connection.name(), new ArrayList<>()));
  }

  /** Goes on after {@code step}, from the film that stands there. A listener that does nothing if the network is too large. */
  public static TrainingListener after(Path file, Wiring wiring, long step) {
    long weights = wiring.connections().stream().mapToLong(of -> (long) of.rows() * of.columns() * of.kernelSize()).sum();
    if (weights > MOST) {
      return event -> {};
    }
    FilmRecorder recorder = new FilmRecorder(file, wiring);
    if (step >= 0 && Files.exists(file)) {
      recorder.restore(FilmFile.read(file), step);
    }
    return recorder;
  }

  private void restore(Film film, long step) {
    if (!film.tracks().stream().map(FilmTrack::connection).collect(Collectors.toSet()).equals(frames.keySet())) {
      throw new FormatException(file, "not the film of this network; delete it to go on without its frames");
    }
    int kept = (int) Arrays.stream(film.steps()).takeWhile(at -> at <= step).count();
    for (int f = 0; f < kept; f++) {
      steps.add(film.steps()[f]);
      losses.add(film.losses()[f]);
    }
    film.tracks().forEach(track -> frames.get(track.connection()).addAll(track.frames().subList(0, kept)));
    film.moves().forEach((group, of) -> moves.put(group, new ArrayList<>(of.stream().filter(move -> move.step() <= step).toList())));
    moves.values().removeIf(List::isEmpty);
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof TrainingEvent.Stepped stepped) {
      loss = stepped.loss();
    } else if (event instanceof TrainingEvent.FrameDue due) {
      take(due.step(), due.weights().get());
    } else if (event instanceof TrainingEvent.Swapped swapped && !swapped.swaps().isEmpty()) {
      swapped(swapped.step(), swapped.swaps().permutation());
    } else if (event instanceof TrainingEvent.Checkpointing) {
      FilmFile.write(film(), file);
    }
  }

  private void take(long step, Weights weights) {
    steps.add(step);
    losses.add((float) loss);
    for (Connection connection : wiring.connections()) {
      frames.get(connection.name()).add(Quantised.of(FilmMatrix.of(wiring, connection, weights)));
    }
  }

  private void swapped(long step, Permutation permutation) {
    for (NeuronGroup group : wiring.groups()) {
      permutation.order(group.name()).ifPresent(
          order -> {
            for (int place = 0; place < order.length; place++) {
              if (order[place] != place) {
                moves.computeIfAbsent(group.name(), name -> new ArrayList<>()).add(new Move(step, place, order[place]));
              }
            }
          });
    }
  }

  private Film film() {
    List<FilmTrack> tracks = new ArrayList<>();
    for (Connection connection : wiring.connections()) {
      int rows = FilmMatrix.rows(wiring, connection);
      int columns = FilmMatrix.columns(wiring, connection);
      tracks.add(new FilmTrack(connection.name(), rows, columns, frames.get(connection.name())));
    }
    float[] each = new float[losses.size()];
    for (int f = 0; f < each.length; f++) {
      each[f] = losses.get(f);
    }
    return new Film(steps.stream().mapToLong(Long::longValue).toArray(), each, tracks, moves);
  }
}
