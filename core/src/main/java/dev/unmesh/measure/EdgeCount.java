package dev.unmesh.measure;

import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;

/**
 * How many weights of a network's connections count as edges; each stored weight counts once, biases not at all.
 *
 * @param above weights with |w| > threshold
 * @param total all of them
 */
public record EdgeCount(long above, long total, double threshold) {
  /** The threshold of BIMT's tables. */
  public static final double THRESHOLD = .01;

  public static EdgeCount of(Wiring wiring, Weights weights) {
    return of(wiring, weights, THRESHOLD);
  }

  public static EdgeCount of(Wiring wiring, Weights weights, double threshold) {
    long[] counts = new long[2];
    StoredWeights.visit(
        wiring,
        weights,
        connection ->
            (row, column, value) -> {
              counts[0] += Math.abs(value) > threshold ? 1 : 0;
              counts[1]++;
            });
    return new EdgeCount(counts[0], counts[1], threshold);
  }
}
