package dev.unmesh.train;

import dev.unmesh.pressure.Swaps;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import java.util.Map;
import java.util.function.Supplier;

/** What happens in a run, in order. Steps count optimiser steps taken. */
public sealed interface TrainingEvent {
  long step();

  /** A step was taken. */
  record Stepped(long step, double loss) implements TrainingEvent {}

  /** Figures, by name: train.loss, test.loss, test.accuracy, clusterability, clusterability.fc2, rate, ... */
  record Measured(long step, double epoch, Map<String, Double> figures) implements TrainingEvent {}

  /** Neurons changed places. */
  record Swapped(long step, Swaps swaps) implements TrainingEvent {}

  /** The modules are known, and frozen from here on. */
  record ModulesFound(long step, Partition partition) implements TrainingEvent {}

  /** A frame of the run's film is due; {@code weights} copies the network as it is, and may be asked while the event is heard. */
  record FrameDue(long step, Supplier<Weights> weights) implements TrainingEvent {}

  /** A checkpoint is about to be written: what must not fall behind it is to be saved first. */
  record Checkpointing(long step) implements TrainingEvent {}

  /** The run can go on from here after whatever happens next. */
  record Checkpointed(long step) implements TrainingEvent {}
}
