package dev.unmesh.run;

import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.language.LanguageModelFolder;
import dev.unmesh.network.language.PretrainedOptions;
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
    CutFiles.check(folder, record);
    Recipe recipe = Recipes.open(folder.recipe().toAbsolutePath().toString(), List.of());
    Wiring wiring = wiring(folder, recipe, record);
    SafetensorsFile model = SafetensorsFile.open(folder.model());
    Weights weights = model.weights();
    for (Connection connection : wiring.connections()) {
      String parameter = connection.view().parameter();
      if (!weights.names().contains(parameter) || model.tensor(parameter).elements() < connection.view().end()) {
        throw new RunException(folder.model() + ": '" + parameter + "' is not that of the network in " + folder.recipe() + " and run.json");
      }
    }
    Optional<Partition> partition = PartitionFile.read(folder);
    partition.ifPresent(of -> of.labels().forEach((group, labels) -> check(folder, wiring, group, labels.length)));
    return new LoadedRun(folder, record, recipe, wiring, weights, partition);
  }

  private static Wiring wiring(RunFolder folder, Recipe recipe, RunRecord record) {
    try {
      Wiring wiring = blueprint(folder, recipe, record).wiring();
      recipe.modules().ifPresent(modules -> modules.connections().forEach(wiring::connection));
      return wiring;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new RunException(folder.recipe() + " and run.json do not go together: " + e.getMessage(), e);
    }
  }

  /** The run's network before it is built. */
  Blueprint blueprint() {
    return blueprint(folder, recipe, record);
  }

  // what a model began from may be gone: the run's own folder says what it is
  private static Blueprint blueprint(RunFolder folder, Recipe recipe, RunRecord record) {
    boolean own = recipe.network() instanceof PretrainedOptions && LanguageModelFolder.isOne(folder.path());
    return (own ? new PretrainedOptions(folder.path()) : recipe.network()).blueprint(record.shape());
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
