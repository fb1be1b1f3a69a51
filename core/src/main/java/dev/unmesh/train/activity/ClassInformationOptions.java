package dev.unmesh.train.activity;

import dev.unmesh.pressure.Schedule;
import java.util.List;

/**
 * The mutual information of class and module, driven up without saying which module shall serve which class.
 *
 * @param groups hidden groups; empty for the last that is divided
 * @param temperature of the softmax over the modules' energies, &gt; 0
 * @param strength over the fraction of training
 */
public record ClassInformationOptions(List<String> groups, double temperature, Schedule strength) implements ActivityOptions {
  /** Strength .3, temperature 1. */
  public ClassInformationOptions() {
    this(List.of(), 1, Schedule.constant(.3));
  }

  public ClassInformationOptions {
    groups = List.copyOf(groups);
    Temperature.check("class-information", temperature);
  }

  @Override
  public ActivityTerm on(ModuleLayout layout) {
    return new ClassInformationTerm(layout.blocks(groups), layout.classes().size(), temperature);
  }
}
