package dev.unmesh.run;

import java.util.function.BooleanSupplier;

/**
 * Passes on what is heard, and ends what goes on before and after training (downloads, measuring) once the user asks to stop. The
 * training loop itself is left to stop at a checkpoint.
 */
final class StoppableListener extends ForwardingListener {
  private final BooleanSupplier stop;

  StoppableListener(RunListener listener, BooleanSupplier stop) {
    super(listener);
    this.stop = stop;
  }

  @Override
  public void stage(String what, double share) {
    check();
    super.stage(what, share);
  }

  @Override
  public void progress(String file, long bytes, long total) {
    check();
    super.progress(file, bytes, total);
  }

  private void check() {
    if (stop.getAsBoolean()) {
      throw new StoppedException();
    }
  }
}
