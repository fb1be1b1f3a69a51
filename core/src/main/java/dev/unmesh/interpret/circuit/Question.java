package dev.unmesh.interpret.circuit;

import java.util.List;
import java.util.Optional;

/**
 * What a search is asked: the fewest units of a tail that keep an objective within a bound, and the answers within limits if there are any.
 *
 * @param carried the examples, with what stands in for ablated edges
 * @param place the last layer's place the circuit is for
 * @param weights one an example, summing to 1: how much each counts
 * @param units that may be taken out
 * @param seed for methods that draw
 */
record Question(
    Carried carried,
    Objective objective,
    double bound,
    Optional<Limits> limits,
    int place,
    double[] weights,
    List<Unit> units,
    long seed) {
  Tail tail() {
    return carried.tail();
  }

  /** Whether a circuit keeps its objective within {@code most} and its answers within the limits. */
  boolean fits(Mask mask, double most) {
    double[][] outputs = TailForward.outputs(carried, mask);
    return hold(outputs) && objective.value(outputs) <= most;
  }

  boolean fits(Mask mask) {
    return fits(mask, bound);
  }

  boolean hold(double[][] outputs) {
    return limits.isEmpty() || limits.get().hold(outputs);
  }

  double value(Mask mask) {
    return objective.value(TailForward.outputs(carried, mask));
  }

  Question within(double other, Optional<Limits> others) {
    return new Question(carried, objective, other, others, place, weights, units, seed);
  }

  /** The same about the units that are left in a mask. */
  Question about(Mask mask) {
    return new Question(
        carried, objective, bound, limits, place, weights, units.stream().filter(unit -> unit.isIn(mask)).toList(), seed);
  }
}
