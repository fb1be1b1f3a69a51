package dev.unmesh.train;

import dev.unmesh.wiring.Partition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a run stands after a number of steps: with the recipe, all it takes to go on as if never stopped.
 *
 * @param steps optimiser steps taken
 * @param seconds time spent in the training loop so far
 * @param partition the modules, once found
 * @param lossSum the losses of the steps since figures were last taken, summed
 * @param lossSteps how many steps those are
 * @param gradientSignal accumulated gradients while modules are still to be found by them; empty otherwise
 * @param controls of the pressures whose strength is steered, in the recipe's order
 * @param projection what shutting the gate cost, once it has shut
 * @param best the best evaluation so far, where the run keeps it
 */
public record Checkpoint(
    long steps,
    double seconds,
    double lossSum,
    long lossSteps,
    LearnerState state,
    Optional<Partition> partition,
    Map<String, float[]> gradientSignal,
    List<ControlState> controls,
    Optional<Projection> projection,
    Optional<BestSoFar> best) {}
