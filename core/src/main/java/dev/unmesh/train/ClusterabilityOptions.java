package dev.unmesh.train;

import dev.unmesh.pressure.ClusterabilityPressure;
import dev.unmesh.pressure.Schedule;
import dev.unmesh.wiring.Partition;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The clusterability loss on some connections.
 *
 * @param connections those it presses on; empty for all that the modules divide
 * @param strength lambda over the fraction of training
 */
public record ClusterabilityOptions(List<String> connections, Schedule strength) implements PressureOptions {
  /** Lambda 20 on all divided connections. */
  public ClusterabilityOptions() {
    this(List.of(), Schedule.constant(20));
  }

  public ClusterabilityOptions {
    connections = List.copyOf(connections);
  }

  @Override
  public boolean needsModules() {
    return true;
  }

  @Override
  public List<ScheduledPressure> pressures(Partition partition, List<String> divided) {
    List<String> pressed = connections.isEmpty() ? divided : connections;
    return List.of(new ScheduledPressure(new ClusterabilityPressure(new LinkedHashSet<>(pressed), partition), strength::at));
  }
}
