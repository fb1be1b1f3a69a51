package dev.unmesh.train;

import dev.unmesh.pressure.Pressure;
import dev.unmesh.wiring.Partition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pressures of a run with their strengths at each fraction of it; those that need modules wait until these are found. */
final class PressureSet {
  private final List<PressureOptions> options;
  private final Optional<ModuleOptions> modules;
  private List<ScheduledPressure> bearing = List.of();

  PressureSet(List<PressureOptions> options, Optional<ModuleOptions> modules) {
    this.options = options;
    this.modules = modules;
    if (modules.isEmpty() && options.stream().anyMatch(PressureOptions::needsModules)) {
      throw new IllegalArgumentException("a clusterability pressure needs a 'modules' section that says which connections are divided");
    }
  }

  /** The pressures that bear with the modules known so far. */
  List<Pressure> with(Optional<Partition> partition) {
    List<ScheduledPressure> all = new ArrayList<>();
    for (PressureOptions option : options) {
      if (!option.needsModules() || partition.isPresent()) {
        all.addAll(option.pressures(partition.orElse(null), modules.map(ModuleOptions::connections).orElse(List.of())));
      }
    }
    bearing = all;
    return all.stream().map(ScheduledPressure::pressure).toList();
  }

  /** The strength of each pressure, in the order of {@link #with}. */
  double[] strengths(double fraction) {
    double[] strengths = new double[bearing.size()];
    for (int i = 0; i < strengths.length; i++) {
      strengths[i] = bearing.get(i).strength().applyAsDouble(fraction);
    }
    return strengths;
  }

  /** The same by name, summed where two pressures share one. */
  Map<String, Double> byName(double fraction) {
    double[] strengths = strengths(fraction);
    Map<String, Double> named = new LinkedHashMap<>();
    for (int i = 0; i < strengths.length; i++) {
      named.merge(bearing.get(i).pressure().name(), strengths[i], Double::sum);
    }
    return named;
  }
}
