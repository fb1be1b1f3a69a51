package dev.unmesh.run;

import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.Recipes;
import dev.unmesh.train.ModuleOptions;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** A finished run read back: no engine and no data are needed, and no code of the model is run. */
public record LoadedRun(RunFolder folder, RunRecord record, Recipe recipe, Wiring wiring, Weights weights, Optional<Partition> partition) {
  /** @throws RunException if the run has no final model */
  public static LoadedRun open(RunFolder folder) {
    RunRecord record = new RunRecord(folder.read(folder.record()));
    if (!Files.exists(folder.model())) {
      throw new RunException("the run " + folder.path() + " has no final model yet; finish it with: unmesh train --resume --name "
          + folder.name());
    }
    Recipe recipe = Recipes.open(folder.recipe().toAbsolutePath().toString(), List.of());
    Wiring wiring = recipe.network().blueprint(record.shape()).wiring();
    return new LoadedRun(
        folder, record, recipe, wiring, SafetensorsFile.open(folder.model()).weights(), PartitionFile.read(folder));
  }

  /** The connections the modules divide; none without modules. */
  public List<String> divided() {
    return partition.flatMap(p -> recipe.modules()).map(ModuleOptions::connections).orElse(List.of());
  }
}
