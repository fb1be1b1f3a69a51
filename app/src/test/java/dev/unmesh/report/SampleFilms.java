package dev.unmesh.report;

import dev.unmesh.interpret.prune.Pruning;
import dev.unmesh.run.film.Film;
import dev.unmesh.run.film.FilmTrack;
import dev.unmesh.run.film.Move;
import dev.unmesh.run.film.Quantised;
import dev.unmesh.train.FrameSchedule;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Films that lead from noise to a network, with swaps on the way. */
public final class SampleFilms {
  private static final long STEPS = 20_000;

  private SampleFilms() {}

  /** @param swapped the groups in which pairs of neurons change places at a tenth, two tenths, ... of the way */
  static FilmView of(NetworkView network, String... swapped) {
    long[] steps = FrameSchedule.of(STEPS).steps();
    float[] losses = new float[steps.length];
    Map<String, List<Move>> moves = moves(network, swapped);
    Film places = new Film(steps, losses, List.of(), moves);
    List<FilmTrack> tracks = new ArrayList<>();
    for (Connection connection : network.wiring().connections()) {
      Matrix end = Matrix.l2(connection, network.weights());
      float[] start = SampleNets.noise(new Random(connection.name().hashCode()), end.values().length, .2);
      List<Quantised> frames = new ArrayList<>();
      for (int f = 0; f < steps.length; f++) {
        int[] to = who(places, connection.to(), network.wiring().group(connection.to()).size(), f);
        int[] from = who(places, connection.from(), network.wiring().group(connection.from()).size(), f);
        double share = Math.min(1, steps[f] / (.8 * STEPS));
        float[] now = new float[start.length];
        for (int i = 0; i < end.rows(); i++) {
          for (int j = 0; j < end.columns(); j++) {
            int row = i - i % to.length + to[i % to.length];
            int column = j - j % from.length + from[j % from.length];
            now[i * end.columns() + j] =
                (float) ((1 - share) * start[row * end.columns() + column] + share * end.at(row, column));
          }
        }
        frames.add(Quantised.of(now));
      }
      tracks.add(new FilmTrack(connection.name(), end.rows(), end.columns(), frames));
    }
    for (int f = 0; f < losses.length; f++) {
      losses[f] = f == 0 ? Float.NaN : (float) (1e-3 + Math.exp(-steps[f] / 900.0));
    }
    return new FilmView(new Film(steps, losses, tracks, moves), List.of(new FilmView.Mark(STEPS / 4, "λ 0.01")), List.of());
  }

  /** The same, and the network pruned below .1, .2, .3 in the end. */
  static FilmView pruned(NetworkView network, String... swapped) {
    FilmView view = of(network, swapped);
    List<Weights> weights = new ArrayList<>();
    List<FilmView.Cut> cuts = new ArrayList<>();
    for (double threshold : new double[] {.1, .2, .3}) {
      weights.add(Pruning.cut(network.wiring(), network.weights(), threshold));
      cuts.add(new FilmView.Cut(threshold, (int) (30 - 50 * threshold), 1e-3 + threshold / 100));
    }
    return new FilmView(view.film().then(network.wiring(), weights), view.marks(), cuts);
  }

  private static Map<String, List<Move>> moves(NetworkView network, String... groups) {
    Map<String, List<Move>> moves = new LinkedHashMap<>();
    Random random = new Random(21);
    for (String group : groups) {
      int size = network.wiring().group(group).size();
      List<Move> of = new ArrayList<>();
      for (int tenth = 1; tenth < 8; tenth++) {
        int a = random.nextInt(size);
        int b = (a + 1 + random.nextInt(size - 1)) % size;
        of.add(new Move(tenth * STEPS / 10, a, b));
        of.add(new Move(tenth * STEPS / 10, b, a));
      }
      moves.put(group, of);
    }
    return moves;
  }

  /** For each place of a frame, where the neuron there ends. */
  private static int[] who(Film film, String group, int size, int frame) {
    int[] now = film.order(group, size, frame);
    int[] end = film.order(group, size, film.frames() - 1);
    int[] ends = new int[size];
    for (int place = 0; place < size; place++) {
      ends[end[place]] = place;
    }
    int[] who = new int[size];
    for (int place = 0; place < size; place++) {
      who[place] = ends[now[place]];
    }
    return who;
  }
}
