package dev.unmesh.train;

import dev.unmesh.task.Loss;
import java.util.List;
import java.util.Optional;

/**
 * What the loop does with a learner.
 *
 * @param outputs how many outputs the task has
 * @param seed for the order of batches and the clustering of modules
 */
public record TrainingPlan(
    TrainingOptions training,
    Loss loss,
    int outputs,
    Optional<ModuleOptions> modules,
    List<PressureOptions> pressures,
    Optional<SwapOptions> swap,
    long seed) {
  public TrainingPlan {
    pressures = List.copyOf(pressures);
  }
}
