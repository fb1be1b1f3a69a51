package dev.unmesh.train;

import dev.unmesh.pressure.ClusterabilityPressure;
import dev.unmesh.pressure.EnmeshmentForm;
import dev.unmesh.pressure.Schedule;
import dev.unmesh.wiring.Partition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The log-enmeshment loss on some connections: mean log(1 - C + epsilon).
 *
 * @param connections those it presses on; empty for all that the modules divide
 * @param strength lambda over the fraction of training
 * @param epsilon the enmeshment below which it lets go, in (0, 1)
 */
public record LogEnmeshmentOptions(List<String> connections, Schedule strength, double epsilon) implements PressureOptions {
  /** Lambda .3 on all divided connections, epsilon 1e-4. */
  public LogEnmeshmentOptions() {
    this(List.of(), Schedule.constant(.3), 1e-4);
  }

  public LogEnmeshmentOptions {
    connections = List.copyOf(connections);
    new EnmeshmentForm.Log(epsilon);
  }

  @Override
  public PressureOptions named(UnaryOperator<List<String>> naming) {
    return new LogEnmeshmentOptions(naming.apply(connections), strength, epsilon);
  }

  @Override
  public boolean needsModules() {
    return true;
  }

  @Override
  public List<ScheduledPressure> pressures(Partition partition, List<String> divided) {
    List<String> pressed = connections.isEmpty() ? divided : connections;
    return List.of(
        ScheduledPressure.of(
            new ClusterabilityPressure(new LinkedHashSet<>(pressed), partition, new EnmeshmentForm.Log(epsilon)), strength));
  }
}
