package dev.unmesh.interpret.circuit;

import java.util.function.Supplier;

/**
 * How far a search weight by weight has come.
 *
 * @param layer of the tail, from 0 at its input; the search runs backwards
 * @param row whose first weight is the next to be tried
 * @param edges left; put together when asked for
 */
public record SearchPosition(int layer, int row, Supplier<EdgeSet> edges) {
  /** The share of the tail's weights that are behind it. */
  double share(Tail tail) {
    long done = (long) row * tail.layer(layer).columns();
    for (int l = layer + 1; l < tail.depth(); l++) {
      done += tail.layer(l).size();
    }
    return (double) done / tail.total();
  }
}
