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
import java.nio.file.Path;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.DoubleConsumer;

/** A finished run with its network and its test examples in memory, for its modules to be measured. Belongs to one thread. */
final class OpenSpecialiser implements AutoCloseable {
  private final LoadedRun run;
  private final Network network;
  private final Dataset test;
  private final Specialiser specialiser;
  private final RunListener listener;
  private final String what;

  private OpenSpecialiser(LoadedRun run, Task task, RunListener listener, String what) {
    this.run = run;
    this.listener = listener;
    this.what = what;
    this.network = run.blueprint().build(run.recipe().seed());
    this.test = new Dataset(task.test());
    try {
      ModelFile.read(run.folder().model(), network);
      this.specialiser = new Specialiser(network, test, task.outputLabels());
    } catch (IllegalArgumentException | RunException e) {
      close();
      throw e instanceof RunException ? e : new RunException(run.folder().path() + ": " + e.getMessage(), e);
    }
  }

  /**
   * @param what to call the work in progress
   * @throws RunException if the run's task has no classes or one answer at every position, or its network is no chain of layers
   */
  static OpenSpecialiser of(LoadedRun run, DataFolder data, RunListener listener, String what) {
    RunFolder folder = run.folder();
    Task task = Tasks.open(run.recipe().task(), run.recipe().seed(), data, listener);
    Answers.requireOneEach(folder, task, "specialisation");
    if (!(task.test().targets() instanceof ClassTargets)) {
      throw new RunException(
          "the run " + folder.path() + " learns values (" + task.name()
              + "), not classes: specialisation asks which module serves which class; choose a run that tells classes apart");
    }
    EngineThreads.start(run.recipe().network(), run.record().threads());
    return new OpenSpecialiser(run, task, listener, what);
  }

  /** The run's own modules. @throws RunException if it has none, or none of them in a hidden layer */
  Specialisation own(int draws, long seed) {
    Partition partition =
        run.partition()
            .orElseThrow(
                () ->
                    new RunException(
                        "the run " + run.folder().path()
                            + " has no modules of its own, its recipe has no 'modules' section; look for some with --clusters 2"));
    return told((of, progress) -> of.of(partition, SpecialiseRun.OWN, draws, seed, progress));
  }

  /** Modules found in the run's weights. @see SpecialiseRun#discovered */
  Specialisation discovered(int modules, Set<String> groups, int draws, long seed) {
    return told(
        (of, progress) -> {
          Partition partition = HiddenModules.find(run, modules, groups, seed);
          return of.of(partition, "spectral clustering of the weights, k = " + modules, draws, seed, progress);
        });
  }

  /** What a measure comes to; what it refuses is said of the run. */
  <T> T told(BiFunction<Specialiser, DoubleConsumer, T> measure) {
    try {
      return measure.apply(specialiser, share -> listener.stage(what, share));
    } catch (IllegalArgumentException e) {
      throw new RunException(run.folder().path() + ": " + e.getMessage(), e);
    }
  }

  Path path() {
    return run.folder().path();
  }

  @Override
  public void close() {
    test.close();
    network.close();
  }
}
