package dev.unmesh.pressure;

/** A pressure has no value at the weights as they are: some are not finite, none is left, or what it solves for does not converge. */
public final class UnsolvedException extends RuntimeException {
  public UnsolvedException(String message) {
    super(message);
  }
}
