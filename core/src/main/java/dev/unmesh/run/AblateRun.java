package dev.unmesh.run;

import dev.unmesh.cluster.WholeNetworkSpectral;
import dev.unmesh.interpret.Ablation;
import dev.unmesh.interpret.Ablator;
import dev.unmesh.network.Network;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.Task;
import dev.unmesh.task.Tasks;
import dev.unmesh.train.Dataset;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Partition;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The modules of a finished run, or modules discovered in its weights, switched on and off; the result goes to its ablation.json. */
public final class AblateRun {
  private AblateRun() {}

  /**
   * @param clusters how many modules to discover in the whole wiring, instead of the run's own
   * @throws RunException if the run has no modules and none are asked for
   */
  public static Ablation of(RunFolder folder, DataFolder data, OptionalInt clusters, int draws, long seed, RunListener listener) {
    LoadedRun run = LoadedRun.open(folder);
    if (run.partition().isEmpty() && clusters.isEmpty()) {
      throw new RunException(
          "the run " + folder.path() + " has no modules to switch, its recipe has no 'modules' section; look for some with --clusters 2");
    }
    Partition partition =
        clusters.isPresent()
            ? new WholeNetworkSpectral().partition(run.wiring(), run.weights(), Set.of(), clusters.getAsInt(), seed)
            : run.partition().get();
    List<String> divided = clusters.isPresent() ? run.wiring().connections().stream().map(Connection::name).toList() : run.divided();
    Task task = Tasks.open(run.recipe().task(), run.recipe().seed(), data, listener);
    Answers.requireOneEach(folder, task, "switching modules on and off");
    EngineThreads.start(run.recipe().network(), run.record().threads());
    try (Network network = run.blueprint().build(run.recipe().seed());
        Dataset test = new Dataset(task.test())) {
      ModelFile.read(folder.model(), network);
      Ablation ablation = ablation(network, test, task, partition, divided, draws, seed, listener);
      folder.write(folder.ablation(), ablation);
      return ablation;
    }
  }

  /** Each module on and off, with {@code draws} random splits as controls. */
  static Ablation ablation(
      Network network, Dataset test, Task task, Partition partition, List<String> divided, int draws, long seed, RunListener listener) {
    return new Ablator(network, test, task.outputLabels(), partition, divided)
        .run(draws, seed, share -> listener.stage("switching modules on and off", share));
  }
}
