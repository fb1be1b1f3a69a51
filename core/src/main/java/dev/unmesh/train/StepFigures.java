package dev.unmesh.train;

import dev.unmesh.wiring.Partition;
import java.util.Map;
import java.util.Optional;

/** How a learner does, as figures of a step. */
final class StepFigures {
  private final TrainingPlan plan;
  private final Learner learner;
  private final TrainingData data;

  StepFigures(TrainingPlan plan, Learner learner, TrainingData data) {
    this.plan = plan;
    this.learner = learner;
    this.data = data;
  }

  /** Adds {@code train.loss} and {@code train.accuracy}, of all training data. */
  void putTrain(Map<String, Double> figures) {
    put(figures, "train", learner.evaluate(data.train(), plan.outputs()));
  }

  /** Adds what data that are not trained on say, and clusterability where there are modules. @return the test loss */
  double putTested(Map<String, Double> figures, Optional<Partition> partition) {
    Evaluation tested = learner.evaluate(data.test(), plan.outputs());
    put(figures, "test", tested);
    data.others().forEach((name, examples) -> figures.put(name + ".loss", learner.evaluate(examples, plan.outputs()).loss()));
    partition.ifPresent(of -> ModuleFigures.put(figures, clusterability(of)));
    return tested.loss();
  }

  /** Test data and modules alone. */
  ProjectionFigures projection(Partition partition) {
    Evaluation tested = learner.evaluate(data.test(), plan.outputs());
    return new ProjectionFigures(tested.loss(), tested.accuracy(), clusterability(partition));
  }

  private Map<String, Double> clusterability(Partition partition) {
    return ModuleFigures.of(learner.wiring(), learner.liveWeights(), partition, plan.modules().orElseThrow().connections());
  }

  private static void put(Map<String, Double> figures, String split, Evaluation evaluation) {
    figures.put(split + ".loss", evaluation.loss());
    if (!Double.isNaN(evaluation.accuracy())) {
      figures.put(split + ".accuracy", evaluation.accuracy());
    }
  }
}
