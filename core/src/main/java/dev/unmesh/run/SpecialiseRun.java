package dev.unmesh.run;

import dev.unmesh.interpret.specialise.Specialisation;
import dev.unmesh.interpret.specialise.Specialiser;
import dev.unmesh.network.Network;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.Task;
import dev.unmesh.task.Tasks;
import dev.unmesh.train.Dataset;
import dev.unmesh.wiring.Partition;
import java.util.Set;

/** How specialised the modules of a finished run are, on its task's test examples. Nothing is written. */
public final class SpecialiseRun {
  /** Where modules come from that a run was trained with. */
  static final String OWN = "the run's own modules";

  private SpecialiseRun() {}

  /**
   * The run's own modules.
   *
   * @param draws random splits behind each figure, at least 1
   * @throws RunException if the run has no modules, none of them in a hidden layer, or a task without classes
   */
  public static Specialisation own(RunFolder folder, DataFolder data, int draws, long seed, RunListener listener) {
    LoadedRun run = LoadedRun.open(folder);
    Partition partition =
        run.partition()
            .orElseThrow(
                () ->
                    new RunException(
                        "the run " + folder.path()
                            + " has no modules of its own, its recipe has no 'modules' section; look for some with --clusters 2"));
    return measure(run, partition, OWN, data, draws, seed, listener);
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
    LoadedRun run = LoadedRun.open(folder);
    Partition partition;
    try {
      partition = HiddenModules.find(run, modules, groups, seed);
    } catch (IllegalArgumentException e) {
      throw new RunException(folder.path() + ": " + e.getMessage(), e);
    }
    return measure(run, partition, "spectral clustering of the weights, k = " + modules, data, draws, seed, listener);
  }

  private static Specialisation measure(
      LoadedRun run, Partition partition, String origin, DataFolder data, int draws, long seed, RunListener listener) {
    RunFolder folder = run.folder();
    Task task = Tasks.open(run.recipe().task(), run.recipe().seed(), data, listener);
    Answers.requireOneEach(folder, task, "specialisation");
    if (!(task.test().targets() instanceof ClassTargets)) {
      throw new RunException(
          "the run " + folder.path() + " learns values (" + task.name()
              + "), not classes: specialisation asks which module serves which class; choose a run that tells classes apart");
    }
    EngineThreads.start(run.recipe().network(), run.record().threads());
    try (Network network = run.blueprint().build(run.recipe().seed());
        Dataset test = new Dataset(task.test())) {
      ModelFile.read(folder.model(), network);
      return new Specialiser(network, test, task.outputLabels())
          .of(partition, origin, draws, seed, share -> listener.stage("measuring specialisation", share));
    } catch (IllegalArgumentException e) {
      throw new RunException(folder.path() + ": " + e.getMessage(), e);
    }
  }
}
