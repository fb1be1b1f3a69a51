package dev.unmesh.train;

import dev.unmesh.pressure.ClusterabilityPressure;
import dev.unmesh.pressure.Schedule;
import dev.unmesh.wiring.Partition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The clusterability loss on some connections.
 *
 * @param connections those it presses on; empty for all that the modules divide
 * @param strength lambda over the fraction of training; with a target, where lambda starts
 * @param startStep steps before which lambda is 0, whatever else is said
 * @param target the clusterability that lambda is raised or lowered to reach and hold, in (0, 1); empty where lambda is as stated
 * @param control how; empty for the usual way
 */
public record ClusterabilityOptions(
    List<String> connections, Schedule strength, long startStep, Optional<Double> target, Optional<ControlOptions> control)
    implements PressureOptions {
  /** Lambda 20 on all divided connections from the first step. */
  public ClusterabilityOptions() {
    this(List.of(), Schedule.constant(20));
  }

  /** From the first step, with lambda as stated. */
  public ClusterabilityOptions(List<String> connections, Schedule strength) {
    this(connections, strength, 0, Optional.empty(), Optional.empty());
  }

  public ClusterabilityOptions {
    connections = List.copyOf(connections);
    if (startStep < 0) {
      throw new IllegalArgumentException("clusterability: startStep cannot be negative, was " + startStep);
    }
    if (target.isPresent()) {
      checkTarget(target.get(), strength, control.orElseGet(ControlOptions::new));
    } else if (control.isPresent()) {
      throw new IllegalArgumentException("clusterability: 'control' steers towards a 'target', but none is given: add one such as target: 0.99");
    }
  }

  private static void checkTarget(double target, Schedule strength, ControlOptions control) {
    if (!(target > 0 && target < 1)) {
      throw new IllegalArgumentException("clusterability: target must lie between 0 and 1, such as 0.99, was " + target);
    }
    if (strength.fractions().length > 1) {
      throw new IllegalArgumentException("clusterability: with a target, strength is where lambda starts: one number, not a schedule");
    }
    double start = strength.at(0);
    if (!(start >= control.least() && start <= control.most())) {
      throw new IllegalArgumentException(
          "clusterability: strength " + start + " lies outside control's bounds, " + control.least() + " to " + control.most());
    }
  }

  @Override
  public PressureOptions named(UnaryOperator<List<String>> naming) {
    return new ClusterabilityOptions(naming.apply(connections), strength, startStep, target, control);
  }

  @Override
  public boolean needsModules() {
    return true;
  }

  @Override
  public List<ScheduledPressure> pressures(Partition partition, List<String> divided) {
    List<String> pressed = connections.isEmpty() ? divided : connections;
    return List.of(
        new ScheduledPressure(
            new ClusterabilityPressure(new LinkedHashSet<>(pressed), partition), (steps, fraction) -> steps < startStep ? 0 : strength.at(fraction)));
  }

  /** What steers lambda, at its start; empty where it is as stated. */
  Optional<TargetControl> controller() {
    return target.map(c -> new TargetControl(c, strength.at(0), startStep, control.orElseGet(ControlOptions::new)));
  }
}
