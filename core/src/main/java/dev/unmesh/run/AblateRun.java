package dev.unmesh.run;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.interpret.Ablation;
import dev.unmesh.interpret.Ablator;
import dev.unmesh.network.Network;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.Task;
import dev.unmesh.task.Tasks;
import dev.unmesh.train.Dataset;

/** The modules of a finished run switched on and off again, the result written to its ablation.json. */
public final class AblateRun {
  private AblateRun() {}

  /** @throws RunException if the run has no modules */
  public static Ablation of(RunFolder folder, DataFolder data, int draws, long seed, RunListener listener) {
    LoadedRun run = LoadedRun.open(folder);
    if (run.partition().isEmpty()) {
      throw new RunException("the run " + folder.path() + " has no modules to switch: its recipe has no 'modules' section");
    }
    Task task = Tasks.open(run.recipe().task(), run.recipe().seed(), data, listener);
    LibTorch.start(run.record().threads());
    try (Network network = run.recipe().network().blueprint(run.record().shape()).build(run.recipe().seed());
        Dataset test = new Dataset(task.test())) {
      ModelFile.read(folder.model(), network);
      Ablation ablation =
          new Ablator(network, test, task.outputLabels(), run.partition().get(), run.divided())
              .run(draws, seed, share -> listener.stage("switching modules on and off", share));
      folder.write(folder.ablation(), ablation);
      return ablation;
    }
  }
}
