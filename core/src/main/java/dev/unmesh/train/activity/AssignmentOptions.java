package dev.unmesh.train.activity;

import dev.unmesh.pressure.Schedule;
import java.util.List;

/**
 * Each class given to a module: the assignment loss.
 *
 * @param modules the classes of each module, by name or number
 * @param groups hidden groups it presses on; empty for the last that is divided
 * @param temperature of the softmax over the modules' energies, &gt; 0
 * @param strength over the fraction of training
 */
public record AssignmentOptions(List<List<String>> modules, List<String> groups, double temperature, Schedule strength)
    implements ActivityOptions {
  /** Strength .3, temperature 1; the modules' classes must be given. */
  public AssignmentOptions() {
    this(List.of(), List.of(), 1, Schedule.constant(.3));
  }

  public AssignmentOptions {
    modules = modules.stream().map(List::copyOf).toList();
    groups = List.copyOf(groups);
    Temperature.check("assignment", temperature);
  }

  @Override
  public void check(ModuleLayout layout) {
    layout.labels(groups);
    owners(layout);
  }

  private long[] owners(ModuleLayout layout) {
    return ClassAssignment.of(modules, layout.classes(), layout.partition().modules(), "assignment.modules");
  }

  @Override
  public ActivityTerm on(ModuleLayout layout) {
    return new AssignmentTerm(layout.blocks(groups), owners(layout), temperature);
  }
}
