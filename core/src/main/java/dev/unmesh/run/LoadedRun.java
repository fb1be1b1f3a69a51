package dev.unmesh.run;

import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.Recipes;
import dev.unmesh.wiring.Connection;
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
    RunRecord record = RunRecord.read(folder);
    if (!Files.exists(folder.model())) {
      throw new RunException("the run " + folder.path() + " has no final model yet; finish it with: unmesh train --resume --name "
          + folder.name());
    }
    Recipe recipe = Recipes.open(folder.recipe().toAbsolutePath().toString(), List.of());
    Wiring wiring = wiring(folder, recipe, record);
    Weights weights = SafetensorsFile.open(folder.model()).weights();
    for (Connection connection : wiring.connections()) {
      String parameter = connection.view().parameter();
      if (!weights.names().contains(parameter) || weights.get(parameter).size() < connection.view().end()) {
        throw new RunException(folder.model() + ": '" + parameter + "' is not that of the network in " + folder.recipe() + " and run.json");
      }
    }
    Optional<Partition> partition = PartitionFile.read(folder);
    partition.ifPresent(of -> of.labels().forEach((group, labels) -> check(folder, wiring, group, labels.length)));
    return new LoadedRun(folder, record, recipe, wiring, weights, partition);
  }

  private static Wiring wiring(RunFolder folder, Recipe recipe, RunRecord record) {
    try {
      Wiring wiring = recipe.network().blueprint(record.shape()).wiring();
      recipe.modules().ifPresent(modules -> modules.connections().forEach(wiring::connection));
      return wiring;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new RunException(folder.recipe() + " and run.json do not go together: " + e.getMessage(), e);
    }
  }

  private static void check(RunFolder folder, Wiring wiring, String group, int labels) {
    if (wiring.groups().stream().noneMatch(known -> known.name().equals(group) && known.size() == labels)) {
      throw new RunException(folder.partition() + ": '" + group + "' with " + labels + " neurons is no group of the network in " + folder.recipe());
    }
  }

  /** The connections the modules divide; none without modules. */
  public List<String> divided() {
    return partition.isPresent() ? recipe.divided() : List.of();
  }
}
