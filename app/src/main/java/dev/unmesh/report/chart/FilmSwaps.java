package dev.unmesh.report.chart;

import dev.unmesh.run.film.Film;
import dev.unmesh.run.film.Move;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many swaps a film has seen by each of its frames: of neurons that changed places together, one less than there are. */
final class FilmSwaps {
  private FilmSwaps() {}

  static int[] until(Film film) {
    int[] swaps = new int[film.frames()];
    film.moves().values().forEach(moves -> byStep(moves).forEach((step, at) -> {
      int made = at.size() - rings(at);
      for (int f = 0; f < swaps.length; f++) {
        swaps[f] += film.steps()[f] >= step ? made : 0;
      }
    }));
    return swaps;
  }

  private static Map<Long, List<Move>> byStep(List<Move> moves) {
    Map<Long, List<Move>> steps = new LinkedHashMap<>();
    moves.forEach(move -> steps.computeIfAbsent(move.step(), step -> new ArrayList<>()).add(move));
    return steps;
  }

  // two that change places are a ring of two
  private static int rings(List<Move> moves) {
    Map<Integer, Integer> next = new LinkedHashMap<>();
    moves.forEach(move -> next.put(move.place(), move.from()));
    int rings = 0;
    while (!next.isEmpty()) {
      rings++;
      for (Integer at = next.keySet().iterator().next(); at != null; ) {
        at = next.remove(at);
      }
    }
    return rings;
  }
}
