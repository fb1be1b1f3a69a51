package dev.unmesh.run;

import dev.unmesh.train.TrainingEvent;
import java.util.function.BooleanSupplier;

/**
 * Passes on what is heard, and ends what goes on before and after training (downloads, measuring) once the user asks to stop. The
 * training loop itself is left to stop at a checkpoint.
 */
record StoppableListener(RunListener listener, BooleanSupplier stop) implements RunListener {
  @Override
  public void training(TrainingEvent event, long totalSteps) {
    listener.training(event, totalSteps);
  }

  @Override
  public void stage(String what, double share) {
    check();
    listener.stage(what, share);
  }

  @Override
  public void progress(String file, long bytes, long total) {
    check();
    listener.progress(file, bytes, total);
  }

  @Override
  public void note(String message) {
    listener.note(message);
  }

  private void check() {
    if (stop.getAsBoolean()) {
      throw new StoppedException();
    }
  }
}
