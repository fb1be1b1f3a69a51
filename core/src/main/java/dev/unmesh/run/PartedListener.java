package dev.unmesh.run;

import dev.unmesh.train.TrainingEvent;

/** Hears parts of a work one after the other, and passes on the share of the whole that is done. */
class PartedListener implements RunListener {
  private final RunListener listener;
  private final int parts;
  private int done;

  PartedListener(RunListener listener, int parts) {
    this.listener = listener;
    this.parts = parts;
  }

  /** A part is over, whether or not it was heard of. */
  void next() {
    done++;
  }

  @Override
  public void training(TrainingEvent event, long totalSteps) {
    listener.training(event, totalSteps);
  }

  @Override
  public void stage(String what, double share) {
    listener.stage(what, Math.min(1, (done + share) / parts));
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
