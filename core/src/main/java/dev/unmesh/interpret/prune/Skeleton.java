package dev.unmesh.interpret.prune;

import dev.unmesh.wiring.Weights;
import java.util.function.DoubleConsumer;

/**
 * The edges a pruned network cannot do without. One after another, the cheapest first, edges are knocked out (what they carry on
 * average goes into the bias behind them) as long as no output's squared error rises, over all that is cut, by more than
 * {@link Material} of the variance of its target. A threshold keeps a small weight that mends the last decimals; this does not.
 *
 * @param weights what is left, without dead structure
 */
record Skeleton(Weights weights, LiveWiring wiring) {
  static Skeleton of(Subject subject, Knockouts whole, DoubleConsumer progress) {
    Weights left = DeadStructure.removed(subject, new EdgeTrim(subject, whole).all(progress));
    return new Skeleton(left, LiveWiring.of(subject.wiring(), left));
  }
}
