package dev.unmesh.train;

import dev.unmesh.wiring.Partition;
import java.util.Map;

/** What happens in a run, in order. Steps count optimiser steps taken. */
public sealed interface TrainingEvent {
  long step();

  /** A step was taken. */
  record Stepped(long step, double loss) implements TrainingEvent {}

  /** Figures, by name: train.loss, test.loss, test.accuracy, clusterability, clusterability.fc2, rate, ... */
  record Measured(long step, double epoch, Map<String, Double> figures) implements TrainingEvent {}

  /** Neurons changed places. */
  record Swapped(long step, int swaps) implements TrainingEvent {}

  /** The modules are known, and frozen from here on. */
  record ModulesFound(long step, Partition partition) implements TrainingEvent {}

  /** The run can go on from here after whatever happens next. */
  record Checkpointed(long step) implements TrainingEvent {}
}
