package dev.unmesh.train.activity;

import dev.unmesh.pressure.Schedule;
import java.util.List;

/** A term on what modules do, as a recipe states it. */
public sealed interface ActivityOptions
    permits AssignmentOptions, DiscoveredAssignmentOptions, ClassInformationOptions, CompetitionOptions, RoutingOptions {
  /** Its strength over the fraction of training. */
  Schedule strength();

  /** The hidden groups it reads; empty for the last that the modules divide. */
  List<String> groups();

  /** Whether it asks which class an example is of. */
  default boolean needsClasses() {
    return true;
  }

  /** @throws IllegalArgumentException if it does not suit the network, its modules or the task's classes */
  default void check(ModuleLayout layout) {
    layout.labels(groups());
  }

  /** The term, bound. LibTorch must have been started. */
  ActivityTerm on(ModuleLayout layout);
}
