package dev.unmesh.run;

import dev.unmesh.train.TrainingEvent;

/** Passes on all that is heard; what a subclass overrides it hears itself. */
public abstract class ForwardingListener implements RunListener {
  private final RunListener listener;

  protected ForwardingListener(RunListener listener) {
    this.listener = listener;
  }

  @Override
  public void training(TrainingEvent event, long totalSteps) {
    listener.training(event, totalSteps);
  }

  @Override
  public void stage(String what, double share) {
    listener.stage(what, share);
  }

  @Override
  public void progress(String file, long bytes, long total) {
    listener.progress(file, bytes, total);
  }

  @Override
  public void note(String message) {
    listener.note(message);
  }
}
