package dev.unmesh.train;

import java.util.Optional;

/**
 * How long and how a network is trained.
 *
 * @param epochs passes over the training set; or
 * @param steps optimiser steps; exactly one of the two
 * @param batch examples a step; 0 for all of them
 * @param evaluateEvery steps between evaluations; 0 for once an epoch, or 100 times a run where the batch is full
 * @param checkpointSeconds time between checkpoints
 * @param checkpointSteps steps between checkpoints, besides; 0 for none
 * @param threads intra-op threads; 0 for the engine's choice
 * @param engine what takes the steps
 * @param lossPrecision of the steps' loss; double is for LibTorch
 * @param patience evaluations without a better test loss after which the run ends; its model is then that of the best evaluation. 0
 *     (default) to take all steps and keep the last
 * @param minImprovement by how much a test loss must be lower to be better; default 0
 * @param patienceFrom the step from which evaluations count for this: what came before a pressure sets in is not to be kept
 */
public record TrainingOptions(
    Optional<Integer> epochs,
    Optional<Long> steps,
    int batch,
    OptimiserOptions optimiser,
    long evaluateEvery,
    double checkpointSeconds,
    long checkpointSteps,
    int threads,
    Engine engine,
    LossPrecision lossPrecision,
    int patience,
    double minImprovement,
    long patienceFrom) {
  /** Batch 64, Adam; epochs or steps must be given. */
  public TrainingOptions() {
    this(Optional.empty(), Optional.empty(), 64, new OptimiserOptions(), 0, 60, 0, 0, Engine.AUTO);
  }

  /** With the loss in floats, to the end. */
  public TrainingOptions(
      Optional<Integer> epochs,
      Optional<Long> steps,
      int batch,
      OptimiserOptions optimiser,
      long evaluateEvery,
      double checkpointSeconds,
      long checkpointSteps,
      int threads,
      Engine engine) {
    this(
        epochs, steps, batch, optimiser, evaluateEvery, checkpointSeconds, checkpointSteps, threads, engine, LossPrecision.SINGLE, 0, 0, 0);
  }

  public TrainingOptions {
    if (epochs.isPresent() && epochs.get() < 0 || steps.isPresent() && steps.get() < 0) {
      throw new IllegalArgumentException("training: epochs and steps cannot be negative");
    }
    if (batch < 0 || evaluateEvery < 0 || checkpointSteps < 0 || threads < 0) {
      throw new IllegalArgumentException("training: batch, evaluateEvery, checkpointSteps and threads cannot be negative");
    }
    if (patience < 0 || !(minImprovement >= 0) || patienceFrom < 0) {
      throw new IllegalArgumentException("training: patience, minImprovement and patienceFrom cannot be negative");
    }
    if (!(checkpointSeconds > 0)) {
      throw new IllegalArgumentException("training.checkpointSeconds must be positive, was " + checkpointSeconds);
    }
  }

  public TrainingOptions withEngine(Engine other) {
    return copy(evaluateEvery, other);
  }

  /**
   * The same but evaluated before the first step and after the last alone, unless evaluations decide when to end; the weights come out
   * the same.
   */
  public TrainingOptions evaluatedAtTheEnds() {
    return patience > 0 ? this : copy(Long.MAX_VALUE, engine);
  }

  private TrainingOptions copy(long evaluated, Engine by) {
    return new TrainingOptions(
        epochs, steps, batch, optimiser, evaluated, checkpointSeconds, checkpointSteps, threads, by, lossPrecision, patience, minImprovement,
        patienceFrom);
  }

  /** Steps in all, for {@code perEpoch} steps an epoch. @throws IllegalArgumentException unless one of epochs and steps is given */
  public long totalSteps(long perEpoch) {
    if (epochs.isPresent() == steps.isPresent()) {
      throw new IllegalArgumentException(
          "training: give either 'epochs' or 'steps'" + (epochs.isPresent() ? ", not both (--set training.epochs=null drops one)" : ""));
    }
    return steps.orElseGet(() -> Math.multiplyExact(epochs.orElseThrow(), perEpoch));
  }
}
