package dev.unmesh.interpret.prune;

import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.List;

/**
 * A network pruned by a threshold: weights smaller than it are gone, biases stay.
 *
 * @param threshold the largest that keeps the error on the test examples within the tolerance
 * @param before how the network stood on the test examples, {@code after} how it does now
 * @param total weights of its connections, zero or not
 * @param left weights of at least the threshold
 * @param curve what other thresholds give, from the whole network down to none
 * @param weights as they are now, dead structure left in place
 */
public record Pruning(
    Tolerance tolerance, double threshold, Standing before, Standing after, int total, int left, List<Point> curve, Weights weights) {
  public Pruning {
    curve = List.copyOf(curve);
  }

  /** The weights of a network's connections with all below a threshold in size at zero. */
  public static Weights cut(Wiring wiring, Weights weights, double threshold) {
    return new Magnitudes(wiring, weights).above(threshold);
  }

  /** A threshold, how many weights it leaves, and how the network then stands. */
  public record Point(double threshold, int left, double loss, double accuracy) {}
}
