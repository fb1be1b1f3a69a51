package dev.unmesh.train.activity;

import dev.unmesh.pressure.Schedule;
import java.util.List;

/**
 * Modules that compete for each example, without labels (Sparse Competitive Modules).
 *
 * @param groups hidden groups; empty for the last that is divided
 * @param temperature of the softmax over the modules' energies, &gt; 0
 * @param hard whether only the winner's activations go on, in training; the finished network lets all pass
 * @param strength alpha over the fraction of training
 */
public record CompetitionOptions(List<String> groups, double temperature, boolean hard, Schedule strength) implements ActivityOptions {
  /** Alpha .1 and temperature 1, as published; all activations go on. */
  public CompetitionOptions() {
    this(List.of(), 1, false, Schedule.constant(.1));
  }

  public CompetitionOptions {
    groups = List.copyOf(groups);
    Temperature.check("competition", temperature);
  }

  @Override
  public boolean needsClasses() {
    return false;
  }

  @Override
  public ActivityTerm on(ModuleLayout layout) {
    return new CompetitionTerm(layout.blocks(groups), temperature, hard);
  }
}
