package dev.unmesh.run;

import dev.unmesh.train.TrainingEvent;

/** Ends a run with an error, past every handler of it, once a step has been taken. */
record KilledAt(long step) implements RunListener {
  @Override
  public void training(TrainingEvent event, long totalSteps) {
    if (event instanceof TrainingEvent.Stepped stepped && stepped.step() == step) {
      throw new Killed();
    }
  }

  @Override
  public void stage(String what, double share) {}

  @Override
  public void progress(String file, long bytes, long total) {}

  @Override
  public void note(String message) {}
}
