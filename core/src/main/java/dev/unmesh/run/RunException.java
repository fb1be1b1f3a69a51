package dev.unmesh.run;

/** A run that cannot be made, read or gone on with; the message says which and what to do. */
public sealed class RunException extends RuntimeException permits RunExistsException {
  public RunException(String message) {
    super(message);
  }

  public RunException(String message, Throwable cause) {
    super(message, cause);
  }
}
