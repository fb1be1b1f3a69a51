package dev.unmesh.task;

/** Data is not there and could not be fetched; the message says which file to put where. */
public final class MissingDataException extends RuntimeException {
  public MissingDataException(String message) {
    super(message);
  }
}
