package dev.unmesh.run;

import dev.unmesh.interpret.ExampleInputs;
import dev.unmesh.interpret.ModuleActivity;
import dev.unmesh.interpret.prune.Examination;
import dev.unmesh.interpret.prune.Findings;
import dev.unmesh.interpret.prune.Subject;
import dev.unmesh.interpret.prune.Tolerance;
import dev.unmesh.interpret.specialise.Specialisation;
import dev.unmesh.measure.Measures;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.Network;
import dev.unmesh.network.SequentialNetwork;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.task.Task;
import dev.unmesh.train.Dataset;
import dev.unmesh.train.ForwardPass;
import dev.unmesh.train.Learner;
import dev.unmesh.train.Trainer;
import dev.unmesh.train.TrainingData;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Weights;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What is written when training is over: the model, its modules, measures, ablations, examples, and the summary. */
final class Finish {
  private static final int EXAMPLES = 8;

  private final RunFolder folder;
  private final Recipe recipe;
  private final Task task;
  private final RunListener listener;

  Finish(RunFolder folder, Recipe recipe, Task task, RunListener listener) {
    this.folder = folder;
    this.recipe = recipe;
    this.task = task;
    this.listener = listener;
  }

  RunRecord of(RunRecord record, Trainer.Outcome outcome, Learner learner, TrainingData data) {
    // a model of text may be large, and nothing below changes it
    Weights weights = task.asksAtEveryPosition() ? learner.liveWeights() : learner.weights();
    List<String> divided = recipe.divided();
    outcome.partition().ifPresent(partition -> PartitionFile.write(folder, partition));
    Measures measures = Measuring.of(learner.wiring(), weights, outcome.partition(), recipe, listener);
    Optional<Findings> found = found(learner);
    FoundFiles.write(folder, measures, found);
    if (outcome.partition().isPresent() && recipe.measures().ablate() && !task.asksAtEveryPosition()) {
      Network network = learner.network();
      folder.write(
          folder.ablation(),
          AblateRun.ablation(network, data.test(), task, outcome.partition().get(), divided, recipe.measures().draws(), recipe.seed(), listener));
      examples(network, data.test(), outcome.partition().get(), divided).ifPresent(examples -> folder.write(folder.examples(), examples));
    }
    FrequencyRun.finish(folder, recipe, task, outcome.partition(), learner, listener);
    DependenceRun.finish(folder, recipe, task, outcome.partition(), learner, listener);
    if (task.asksAtEveryPosition()) {
      RunTokeniser.write(folder, task);
      SampleFile.write(folder, learner.network(), weights, task, recipe.seed());
    }
    Blueprint blueprint = recipe.network().blueprint(TrainRun.shape(task));
    Companions.of(blueprint).write(weights, learner.liveState(), folder);
    Optional<Specialisation> specialised =
        SpecialisationSummary.finish(folder, recipe, task, outcome.partition(), learner, data, listener);
    RunRecord finished = record.with(RunRecord.Status.FINISHED);
    summarise(finished.tree(), task, outcome, learner, data, measures, Arithmetic.of(blueprint, weights));
    FoundFiles.summarise(found, finished.tree());
    specialised.ifPresent(of -> SpecialisationSummary.put(finished.tree(), of));
    return finished;
  }

  // networks that are more than matrices take too long to do it unasked
  private Optional<Findings> found(Learner learner) {
    if (!recipe.measures().prune()) {
      return Optional.empty();
    }
    return recipe.network().blueprint(TrainRun.shape(task)).dense().map(stack -> {
      try (ForwardPass pass = RunForward.dense(stack, learner.wiring(), learner.liveState().integers())) {
        Subject subject = new Subject(learner.wiring(), learner.weights(), pass, task);
        return Examination.of(subject, new Tolerance(recipe.measures().tolerance()), share -> listener.stage("pruning", share)).findings();
      }
    });
  }

  // read where modules are first made: the outputs of the first divided connection that ends in a hidden group
  private Optional<ExampleInputs> examples(Network network, Dataset test, Partition partition, List<String> divided) {
    if (!(network instanceof SequentialNetwork sequential)) {
      return Optional.empty();
    }
    return divided.stream()
        .map(network.wiring()::connection)
        .map(Connection::to)
        .filter(group -> network.wiring().group(group).role() == Role.HIDDEN)
        .findFirst()
        .map(
            group -> {
              ModuleActivity activity =
                  ModuleActivity.of(sequential, test, group, partition.labels(group).orElseThrow(), partition.modules());
              return ExampleInputs.of(activity, task.test(), task.inputLabels(), task.outputLabels(), EXAMPLES);
            });
  }

  /** Adds what the run came to. */
  static void summarise(
      ObjectNode tree, Task task, Trainer.Outcome outcome, Learner learner, TrainingData data, Measures measures, Arithmetic arithmetic) {
    tree.put("steps", outcome.steps());
    tree.put("seconds", outcome.seconds());
    outcome.kept().ifPresent(kept -> tree.put("stoppedEarly", kept.early()).put("bestStep", kept.step()));
    Scores.put(tree, learner, data, task);
    Measuring.summarise(measures, tree);
    arithmetic.put(tree);
    outcome.projection().ifPresent(projection -> ProjectionSummary.put(tree, projection, measures));
  }
}
