package dev.unmesh.train;

import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Wiring;
import java.util.List;
import java.util.Optional;

/** A pressure as a recipe states it. */
public sealed interface PressureOptions permits ClusterabilityOptions, ConnectionCostOptions, L1Options {
  /**
   * The pressures with their strengths over time, bound to a wiring.
   *
   * @param modules what the recipe says about modules, with the partition found
   * @throws IllegalArgumentException if it needs modules and there are none, or names a connection the wiring lacks
   */
  List<ScheduledPressure> bind(Wiring wiring, Optional<Partition> partition, List<String> dividedConnections);

  /** Whether it can only be bound once modules are known. */
  default boolean needsModules() {
    return false;
  }
}
