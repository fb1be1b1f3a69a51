package dev.unmesh.interpret.circuit;

import java.util.List;

/**
 * What a search is asked: the fewest units of a tail that keep an objective within a bound.
 *
 * @param carried the examples, with what stands in for ablated edges
 * @param place the last layer's place the circuit is for
 * @param weights one an example, summing to 1: how much each counts
 * @param units that may be taken out
 * @param seed for methods that draw
 */
record Question(Carried carried, Objective objective, double bound, int place, double[] weights, List<Unit> units, long seed) {
  Tail tail() {
    return carried.tail();
  }

  double value(Mask mask) {
    return objective.value(TailForward.outputs(carried, mask));
  }

  Question within(double other) {
    return new Question(carried, objective, other, place, weights, units, seed);
  }
}
