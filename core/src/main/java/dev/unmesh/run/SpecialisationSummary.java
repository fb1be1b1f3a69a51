package dev.unmesh.run;

import dev.unmesh.interpret.specialise.Specialisation;
import dev.unmesh.interpret.specialise.Specialiser;
import dev.unmesh.network.SequentialNetwork;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Task;
import dev.unmesh.train.Learner;
import dev.unmesh.train.TrainingData;
import dev.unmesh.wiring.Partition;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** How specialised the modules of a run are that was trained to specialise them, or asks to be measured; each figure beside random splits. */
final class SpecialisationSummary {
  private SpecialisationSummary() {}

  /** Measures where the recipe presses on what modules do, or asks for it, and the task tells classes apart; writes specialisation.json. */
  static Optional<Specialisation> finish(
      RunFolder folder, Recipe recipe, Task task, Optional<Partition> partition, Learner learner, TrainingData data, RunListener listener) {
    boolean wanted = recipe.measures().specialise() || !recipe.specialise().isEmpty();
    boolean asked = wanted && partition.isPresent() && task.test().targets() instanceof ClassTargets;
    if (!asked || !(learner.network() instanceof SequentialNetwork)) {
      return Optional.empty();
    }
    Specialisation found =
        new Specialiser(learner.network(), data.test(), task.outputLabels())
            .of(
                partition.get(),
                SpecialiseRun.OWN,
                Math.max(1, recipe.measures().draws()),
                recipe.seed(),
                share -> listener.stage("measuring specialisation", share));
    new SpecialisationFile(found).write(folder);
    return Optional.of(found);
  }

  /** Adds what the summary of a run shows: each figure and the mean of random splits. */
  static void put(ObjectNode tree, Specialisation found) {
    tree.set("specialisation", SpecialisationJson.of(new SpecialisationFile(found)));
  }
}
