package dev.unmesh.run;

import dev.unmesh.interpret.specialise.Specialisation;
import dev.unmesh.task.DataFolder;
import java.util.Set;

/** How specialised the modules of a finished run are, on its task's test examples. Nothing is written. */
public final class SpecialiseRun {
  /** Where modules come from that a run was trained with. */
  static final String OWN = "the run's own modules";

  private static final String WHAT = "measuring specialisation";

  private SpecialiseRun() {}

  /**
   * The run's own modules.
   *
   * @param draws random splits behind each figure, at least 1
   * @throws RunException if the run has no modules, none of them in a hidden layer, or a task without classes
   */
  public static Specialisation own(RunFolder folder, DataFolder data, int draws, long seed, RunListener listener) {
    try (OpenSpecialiser run = OpenSpecialiser.of(LoadedRun.open(folder), data, listener, WHAT)) {
      return run.own(draws, seed);
    }
  }

  /**
   * Modules found in the run's weights: the best partition of a network that was not trained for any.
   *
   * @param modules k
   * @param groups the hidden groups to divide, those of the run it is set beside; empty for those the run's own modules divide, or all
   *     if it has none
   * @throws RunException if the network has no such groups or cannot be divided into so many modules, or the task has no classes
   */
  public static Specialisation discovered(
      RunFolder folder, DataFolder data, int modules, Set<String> groups, int draws, long seed, RunListener listener) {
    try (OpenSpecialiser run = OpenSpecialiser.of(LoadedRun.open(folder), data, listener, WHAT)) {
      return run.discovered(modules, groups, draws, seed);
    }
  }
}
