package dev.unmesh.run;

/** A run that cannot be made, read or gone on with; the message says which and what to do. */
public final class RunException extends RuntimeException {
  public RunException(String message) {
    super(message);
  }

  public RunException(String message, Throwable cause) {
    super(message, cause);
  }
}
