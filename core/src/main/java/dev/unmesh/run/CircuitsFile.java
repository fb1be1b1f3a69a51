package dev.unmesh.run;

import dev.unmesh.interpret.circuit.CircuitTable;
import java.util.List;
import java.util.Optional;

/**
 * circuits.json: what every search for circuits in a run found.
 *
 * @param tables one a protocol and method, the latest of each
 * @param against the same searches of another run, to hold these against; empty where there was none
 */
public record CircuitsFile(List<CircuitTable> tables, Optional<Against> against) {
  /**
   * Another run's circuits, usually those of a net trained without modules.
   *
   * @param run its name
   */
  public record Against(String run, List<CircuitTable> tables) {}
}
