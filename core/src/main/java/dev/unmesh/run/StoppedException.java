package dev.unmesh.run;

/** The user asked to stop while something other than training went on; the same command goes on with it. */
public final class StoppedException extends RuntimeException {
  public StoppedException() {
    super("stopped");
  }
}
