package dev.unmesh.cli;

import dev.unmesh.run.RunListener;
import dev.unmesh.train.TrainingEvent;

/** Shows a work whose stages go from 0 to 1 together, with the time that is left. */
final class TimedDisplay implements RunListener {
  private final ProgressDisplay display = new ProgressDisplay();

  @Override
  public void training(TrainingEvent event, long totalSteps) {
    display.training(event, totalSteps);
  }

  @Override
  public void stage(String what, double share) {
    display.work(what, share);
  }

  @Override
  public void progress(String file, long bytes, long total) {
    display.progress(file, bytes, total);
  }

  @Override
  public void note(String message) {
    display.note(message);
  }
}
