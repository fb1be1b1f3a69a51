package dev.unmesh.train.activity;

import dev.unmesh.pressure.Schedule;
import java.util.List;

/**
 * Gradient routing: an example's gradient reaches, through these groups, only the module its class is given to.
 *
 * @param modules the classes of each module, by name or number
 * @param groups hidden groups; empty for the last that is divided
 * @param foreign what an example may still teach the other modules. With {@link Foreign#NOTHING} a module never learns what to be silent
 *     about: the gradients of a softmax's logits no longer sum to zero over the classes, and all logits grow without bound
 * @param strength the share of the other modules' gradient that is held back, over the fraction of training; at most 1
 */
public record RoutingOptions(List<List<String>> modules, List<String> groups, Foreign foreign, Schedule strength)
    implements ActivityOptions {
  /** All of it from the first step but what quietens; the modules' classes must be given. */
  public RoutingOptions() {
    this(List.of(), List.of(), Foreign.QUIETEN, Schedule.constant(1));
  }

  public RoutingOptions {
    modules = modules.stream().map(List::copyOf).toList();
    groups = List.copyOf(groups);
    for (double share : strength.strengths()) {
      if (share > 1) {
        throw new IllegalArgumentException("gradient-routing: strength is a share of the gradient, 0 to 1, was " + share);
      }
    }
  }

  @Override
  public void check(ModuleLayout layout) {
    layout.labels(groups);
    owners(layout);
  }

  private long[] owners(ModuleLayout layout) {
    return ClassAssignment.of(modules, layout.classes(), layout.partition().modules(), "gradient-routing.modules");
  }

  @Override
  public ActivityTerm on(ModuleLayout layout) {
    return new RoutingTerm(layout.blocks(groups), owners(layout), foreign);
  }
}
