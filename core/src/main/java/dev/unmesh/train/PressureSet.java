package dev.unmesh.train;

import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pressures of a run as they bear at each fraction of it; those that need modules wait until these are found. */
final class PressureSet {
  private final TrainingPlan plan;
  private final Wiring wiring;
  private List<ScheduledPressure> bound = List.of();

  PressureSet(TrainingPlan plan, Wiring wiring) {
    this.plan = plan;
    this.wiring = wiring;
    for (PressureOptions options : plan.pressures()) {
      if (options.needsModules() && plan.modules().isEmpty()) {
        throw new IllegalArgumentException("a clusterability pressure needs a 'modules' section that says which connections are divided");
      }
    }
  }

  void bind(Optional<Partition> partition) {
    List<ScheduledPressure> all = new ArrayList<>();
    for (PressureOptions options : plan.pressures()) {
      if (!options.needsModules() || partition.isPresent()) {
        all.addAll(options.bind(wiring, partition, plan.modules().map(ModuleOptions::connections).orElse(List.of())));
      }
    }
    bound = all;
  }

  List<Push> at(double fraction) {
    List<Push> pushes = new ArrayList<>(bound.size());
    for (ScheduledPressure pressure : bound) {
      pushes.add(pressure.at(fraction));
    }
    return pushes;
  }
}
