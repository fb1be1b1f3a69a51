package dev.unmesh.run.film;

import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The wiring of a network through its training: its connections at some steps, and every neuron that changed its place.
 *
 * @param steps after how many steps each frame was taken, ascending
 * @param losses the task's loss on the batch of the last step before each frame; NaN before the first step
 * @param tracks the connections, each with as many frames as there are steps
 * @param moves what was swapped, by group, in order; exact to the step, also between frames
 */
public record Film(long[] steps, float[] losses, List<FilmTrack> tracks, Map<String, List<Move>> moves) {
  public Film {
    tracks = List.copyOf(tracks);
    Map<String, List<Move>> copy = new LinkedHashMap<>();
    moves.forEach((group, of) -> copy.put(group, List.copyOf(of)));
    moves = copy;
    if (losses.length != steps.length) {
      throw new IllegalArgumentException("a film of " + steps.length + " steps has " + losses.length + " losses");
    }
    for (FilmTrack track : tracks) {
      if (track.frames().size() != steps.length) {
        throw new IllegalArgumentException(
            "a film of " + steps.length + " steps has " + track.frames().size() + " frames of '" + track.connection() + "'");
      }
    }
  }

  /** The film with further frames: the finished network with other weights, as pruning leaves them. Their losses are unknown. */
  public Film then(Wiring wiring, List<Weights> more) {
    long[] when = Arrays.copyOf(steps, steps.length + more.size());
    Arrays.fill(when, steps.length, when.length, steps[steps.length - 1]);
    float[] loss = Arrays.copyOf(losses, when.length);
    Arrays.fill(loss, losses.length, loss.length, Float.NaN);
    List<FilmTrack> longer = new ArrayList<>();
    for (FilmTrack track : tracks) {
      List<Quantised> frames = new ArrayList<>(track.frames());
      more.forEach(weights -> frames.add(Quantised.of(FilmMatrix.of(wiring, wiring.connection(track.connection()), weights))));
      longer.add(new FilmTrack(track.connection(), track.rows(), track.columns(), frames));
    }
    return new Film(when, loss, longer, moves);
  }

  public int frames() {
    return steps.length;
  }

  /**
   * Which neuron stands where in a frame: place i holds the neuron that stood at order[i] when training began. The identity where
   * nothing was ever swapped.
   *
   * @param size of the group
   * @throws IllegalArgumentException if a move leads out of the group
   */
  public int[] order(String group, int size, int frame) {
    return order(moves.getOrDefault(group, List.of()), size, steps[frame]);
  }

  private static int[] order(List<Move> moves, int size, long until) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    for (int at = 0; at < moves.size() && moves.get(at).step() <= until; ) {
      int[] before = order.clone();
      long step = moves.get(at).step();
      for (; at < moves.size() && moves.get(at).step() == step; at++) {
        Move move = moves.get(at);
        if (Math.min(move.place(), move.from()) < 0 || Math.max(move.place(), move.from()) >= size) {
          throw new IllegalArgumentException("a move from " + move.from() + " to " + move.place() + " in a group of " + size);
        }
        order[move.place()] = before[move.from()];
      }
    }
    return order;
  }
}
