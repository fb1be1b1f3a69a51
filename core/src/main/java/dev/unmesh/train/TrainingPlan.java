package dev.unmesh.train;

import dev.unmesh.pressure.Pressure;
import dev.unmesh.task.Loss;
import dev.unmesh.wiring.OutputPaths;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
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
    Optional<GateOptions> gate,
    ActivityPlan activity,
    Optional<SparsityOptions> sparsity,
    long seed) {
  /** Without a gate, and with nothing that reads activations or keeps some weights only. */
  public TrainingPlan(
      TrainingOptions training,
      Loss loss,
      int outputs,
      Optional<ModuleOptions> modules,
      List<PressureOptions> pressures,
      Optional<SwapOptions> swap,
      long seed) {
    this(training, loss, outputs, modules, pressures, swap, Optional.empty(), ActivityPlan.NONE, Optional.empty(), seed);
  }

  public TrainingPlan {
    pressures = List.copyOf(pressures);
  }

  /**
   * Finds out before training whether the plan suits a network.
   *
   * @param weights give the parameters' sizes; their values are not read
   * @throws IllegalArgumentException if a connection is not there, the modules do not fit, or steps and epochs are unclear
   */
  public void check(Wiring wiring, Weights weights) {
    training.totalSteps(1);
    if (gate.isPresent()) {
      gate.get()
          .check(
              modules.orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "gate: needs a 'modules' section that says between which modules weights are to become 0; add one, such as"
                              + " modules: {count: 4, connections: [fc1, fc2, fc3]}")));
    }
    // discovered modules are not known yet: blocks in the same groups stand in for them
    Optional<Partition> blocks = new Modules(modules, wiring, 1, seed).blocks();
    if (gate.isPresent()) {
      blocks.ifPresent(partition -> OutputPaths.check(wiring, partition));
    }
    sparsity.ifPresent(sparse -> SparsityCheck.of(sparse, wiring));
    activity.check(wiring, blocks, swap);
    for (Pressure pressure : new PressureSet(pressures, modules).with(blocks)) {
      pressure.onArrays(wiring, weights);
    }
    new Swapper(this, wiring);
  }
}
