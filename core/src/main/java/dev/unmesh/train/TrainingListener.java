package dev.unmesh.train;

/** Hears of a run's events on the training thread; should return soon. */
@FunctionalInterface
public interface TrainingListener {
  void on(TrainingEvent event);
}
