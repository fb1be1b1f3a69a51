package dev.unmesh.train;

import dev.unmesh.pressure.ConnectionCost;
import dev.unmesh.pressure.Reduction;
import dev.unmesh.pressure.Schedule;
import dev.unmesh.wiring.Partition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * BIMT's connection cost.
 *
 * @param a the weight of distance
 * @param y the cost of a connection of no length
 * @param reduction sum over each layer, or its mean
 * @param connections those it presses on; empty for all
 * @param aOf an A of their own for some connections, by name
 * @param biases whether biases cost y too
 * @param biasFrom the fraction of training from which biases cost, in [0, 1]
 * @param parameters further parameters (embeddings) that cost y
 * @param strength lambda over the fraction of training
 */
public record ConnectionCostOptions(
    double a,
    double y,
    Reduction reduction,
    List<String> connections,
    Map<String, Double> aOf,
    boolean biases,
    double biasFrom,
    List<String> parameters,
    Schedule strength)
    implements PressureOptions {
  /** A = 1, y = .1, summed, biases from the start, lambda 1e-3. */
  public ConnectionCostOptions() {
    this(1, .1, Reduction.SUM, List.of(), Map.of(), true, 0, List.of(), Schedule.constant(1e-3));
  }

  public ConnectionCostOptions {
    connections = List.copyOf(connections);
    aOf = Collections.unmodifiableMap(new LinkedHashMap<>(aOf)); // in the order given: recipes are written out again
    parameters = List.copyOf(parameters);
    if (!(biasFrom >= 0 && biasFrom <= 1)) {
      throw new IllegalArgumentException("biasFrom is a fraction of training, 0 to 1, was " + biasFrom);
    }
  }

  /** With another weight of distance, and others for the connections with one of their own. */
  public ConnectionCostOptions withA(double other, Map<String, Double> others) {
    return new ConnectionCostOptions(other, y, reduction, connections, others, biases, biasFrom, parameters, strength);
  }

  @Override
  public PressureOptions named(UnaryOperator<List<String>> naming) {
    return new ConnectionCostOptions(a, y, reduction, naming.apply(connections), aOf, biases, biasFrom, parameters, strength);
  }

  @Override
  public List<ScheduledPressure> pressures(Partition partition, List<String> divided) {
    if (!biases || biasFrom == 0) {
      return List.of(ScheduledPressure.of(cost(), strength));
    }
    return List.of(
        new ScheduledPressure(cost(), (steps, fraction) -> fraction < biasFrom ? strength.at(fraction) : 0),
        new ScheduledPressure(cost().withBiases(true), (steps, fraction) -> fraction < biasFrom ? 0 : strength.at(fraction)));
  }

  /** The cost, with biases in it if they cost from the start. */
  ConnectionCost cost() {
    return new ConnectionCost(
        a, y, reduction, new LinkedHashSet<>(connections), aOf, biases && biasFrom == 0, new LinkedHashSet<>(parameters));
  }
}
