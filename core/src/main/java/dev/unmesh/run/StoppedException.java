package dev.unmesh.run;

/** The user asked to stop while a finished training was being measured; resuming the run measures it again. */
public final class StoppedException extends RuntimeException {
  public StoppedException() {
    super("stopped");
  }
}
