package dev.unmesh.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Lets Ctrl-C (or a termination signal) stop a run cleanly: the process waits for its checkpoint, then ends with the signal's code. */
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  private final AtomicBoolean asked = new AtomicBoolean();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook = new Thread(this::waitForTheRun, "stop");

  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  BooleanSupplier asked() {
    return asked::get;
  }

  private void waitForTheRun() {
    asked.set(true);
    try {
      over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The run is at rest: nothing more will be written. */
  @Override
  public void close() {
    over.countDown();
    if (!asked.get()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // the signal came just now; the hook finds the run at rest
      }
    }
  }
}
