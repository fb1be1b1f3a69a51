package dev.unmesh.interpret.prune;

import java.util.List;
import java.util.Map;

/**
 * A part of the skeleton that is joined to no other: a sub-graph with its inputs, its outputs and what lies between.
 *
 * @param neurons the hidden neurons by group, from 0, ascending
 * @param edges how many weights hold it together
 */
public record Module(List<String> inputs, List<String> outputs, Map<String, int[]> neurons, int edges) {
  public Module {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** How many hidden neurons it has. */
  public int hidden() {
    return neurons.values().stream().mapToInt(of -> of.length).sum();
  }
}
