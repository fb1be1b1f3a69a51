package dev.unmesh.run;

/** The directory of a new run is taken. */
public final class RunExistsException extends RunException {
  RunExistsException(String message) {
    super(message);
  }
}
