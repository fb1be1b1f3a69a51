package dev.unmesh.engine;

/** The engine is missing, cannot be loaded or failed; the message says what to do. */
public final class EngineException extends RuntimeException {
  public EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
