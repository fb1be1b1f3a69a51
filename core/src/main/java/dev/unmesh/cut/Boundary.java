package dev.unmesh.cut;

import dev.unmesh.wiring.Permutation;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of the task's inputs and outputs each place of a network's first and last group holds: of a network that may reorder them,
 * other than 0, 1, 2, ... Arrays are not copied.
 */
public record Boundary(int[] inputs, int[] outputs) {
  /** Of a network that does not reorder them. */
  public static Boundary unchanged(int inputs, int outputs) {
    return new Boundary(Permutation.identity(inputs), Permutation.identity(outputs));
  }

  /** The task's inputs that a module reads, for {@code network.reads}: none if they are all, in their order. */
  List<Integer> reads(int[] places) {
    return named(inputs, places);
  }

  /** The task's outputs that a module makes, for {@code network.writes}: none if they are all, in their order. */
  List<Integer> writes(int[] places) {
    return named(outputs, places);
  }

  private static List<Integer> named(int[] order, int[] places) {
    List<Integer> named = new ArrayList<>();
    boolean all = places.length == order.length;
    for (int i = 0; i < places.length; i++) {
      named.add(order[places[i]]);
      all &= order[places[i]] == i;
    }
    return all ? List.of() : named;
  }

  /** For each of the task's inputs, its place. */
  int[] inputPlaces() {
    return inverse(inputs);
  }

  /** For each of the task's outputs, its place. */
  int[] outputPlaces() {
    return inverse(outputs);
  }

  private static int[] inverse(int[] order) {
    int[] places = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      places[order[i]] = i;
    }
    return places;
  }
}
