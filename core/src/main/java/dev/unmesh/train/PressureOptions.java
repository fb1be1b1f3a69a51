package dev.unmesh.train;

import dev.unmesh.pressure.Schedule;
import dev.unmesh.wiring.Partition;
import java.util.List;
import java.util.function.UnaryOperator;

/** A pressure as a recipe states it. */
public sealed interface PressureOptions permits ClusterabilityOptions, LogEnmeshmentOptions, ConnectionCostOptions, L1Options, SpectralOptions {
  /** Lambda over the fraction of training. */
  Schedule strength();

  /**
   * The pressures it stands for, with their strengths over time.
   *
   * @param partition the modules; null as long as there are none
   * @param divided the connections the modules divide
   */
  List<ScheduledPressure> pressures(Partition partition, List<String> divided);

  /** The same, the connections it names replaced by what {@code naming} makes of them. */
  default PressureOptions named(UnaryOperator<List<String>> naming) {
    return this;
  }

  /** Whether it bears only once modules are known. */
  default boolean needsModules() {
    return false;
  }
}
