package dev.unmesh.train;

import dev.unmesh.pressure.Pressure;
import dev.unmesh.wiring.Partition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** The pressures of a run with their strengths at each step of it; those that need modules wait until these are found. */
final class PressureSet {
  private final List<PressureOptions> options;
  private final Optional<ModuleOptions> modules;
  /** What steers an option's strength, if anything does; one an option. */
  private final List<Optional<TargetControl>> controls;
  private List<Bearing> bearing = List.of();

  PressureSet(List<PressureOptions> options, Optional<ModuleOptions> modules) {
    this.options = options;
    this.modules = modules;
    this.controls = options.stream().map(PressureSet::control).toList();
    if (modules.isEmpty() && options.stream().anyMatch(PressureOptions::needsModules)) {
      throw new IllegalArgumentException("a clusterability pressure needs a 'modules' section that says which connections are divided");
    }
  }

  private static Optional<TargetControl> control(PressureOptions option) {
    return option instanceof ClusterabilityOptions clusterability ? clusterability.controller() : Optional.empty();
  }

  /** The pressures that bear with the modules known so far. */
  List<Pressure> with(Optional<Partition> partition) {
    List<Bearing> all = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      PressureOptions option = options.get(i);
      if (!option.needsModules() || partition.isPresent()) {
        Optional<TargetControl> control = controls.get(i);
        option.pressures(partition.orElse(null), modules.map(ModuleOptions::connections).orElse(List.of()))
            .forEach(scheduled -> all.add(new Bearing(scheduled, control)));
      }
    }
    bearing = all;
    return all.stream().map(one -> one.scheduled().pressure()).toList();
  }

  /** The strength of each pressure after {@code steps} steps, in the order of {@link #with}. */
  double[] strengths(long steps, double fraction) {
    return bearing.stream().mapToDouble(one -> one.strength(steps, fraction)).toArray();
  }

  /** The same by name, summed where two pressures share one. */
  Map<String, Double> byName(long steps, double fraction) {
    Map<String, Double> named = new LinkedHashMap<>();
    bearing.forEach(one -> named.merge(one.scheduled().pressure().name(), one.strength(steps, fraction), Double::sum));
    return named;
  }

  /** Steers what is steered, if it is time after {@code steps} steps. @param values of the bearing pressure of a number, by connection */
  void steer(long steps, IntFunction<double[]> values) {
    for (int i = 0; i < bearing.size(); i++) {
      Optional<TargetControl> control = bearing.get(i).control();
      if (control.isPresent() && control.get().due(steps)) {
        control.get().adjust(values.apply(i));
      }
    }
  }

  /** Where the steering stands, in the order of the recipe. */
  List<ControlState> controlled() {
    return controls.stream().flatMap(Optional::stream).map(TargetControl::state).toList();
  }

  void restore(List<ControlState> states) {
    List<TargetControl> steering = controls.stream().flatMap(Optional::stream).toList();
    if (states.size() != steering.size()) {
      throw new IllegalArgumentException(
          "the checkpoint steers " + states.size() + " pressures where the recipe steers " + steering.size() + ": it is of another run");
    }
    for (int i = 0; i < states.size(); i++) {
      steering.get(i).restore(states.get(i));
    }
  }

  private record Bearing(ScheduledPressure scheduled, Optional<TargetControl> control) {
    double strength(long steps, double fraction) {
      return control.map(steered -> steered.strength(steps)).orElseGet(() -> scheduled.strength().at(steps, fraction));
    }
  }
}
