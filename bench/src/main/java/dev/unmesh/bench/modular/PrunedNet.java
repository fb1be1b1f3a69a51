package dev.unmesh.bench.modular;

import dev.unmesh.cut.fast.DenseLayers;
import dev.unmesh.interpret.prune.Tolerance;
import dev.unmesh.network.DenseStack;
import dev.unmesh.run.LoadedRun;
import dev.unmesh.run.PruneRun;
import dev.unmesh.run.RunFolder;
import dev.unmesh.run.RunListener;
import dev.unmesh.run.TrainRun;
import dev.unmesh.run.recipe.Recipes;
import dev.unmesh.task.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The recipe {@code independence}, trained and pruned as {@code unmesh prune} does, once for a folder. */
final class PrunedNet {
  private PrunedNet() {}

  static DenseLayers layers(Path folder) {
    Path trained = folder.resolve("independence");
    Path pruned = folder.resolve("independence-pruned");
    DataFolder data = new DataFolder(folder, false);
    if (!Files.exists(trained)) {
      TrainRun.start(Recipes.open("independence", List.of()), trained, data, RunListener.SILENT, () -> false);
    }
    if (!Files.exists(pruned)) {
      PruneRun.of(RunFolder.open(trained), Tolerance.USUAL, pruned, data, RunListener.SILENT);
    }
    LoadedRun run = LoadedRun.open(RunFolder.open(pruned));
    DenseStack stack = run.recipe().network().blueprint(run.record().shape()).dense().orElseThrow();
    return DenseLayers.of(stack, run.weights());
  }
}
