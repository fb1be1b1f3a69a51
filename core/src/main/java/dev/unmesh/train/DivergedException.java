package dev.unmesh.train;

/** The loss or a weight is no longer a finite number. */
public final class DivergedException extends RuntimeException {
  private final long step;

  public DivergedException(long step, String what) {
    super(what + " is not a finite number at step " + step + "; try a smaller training.optimiser.rate or weaker pressures");
    this.step = step;
  }

  /** @param cause what could not be worked out any more */
  DivergedException(long step, RuntimeException cause) {
    super("at step " + step + ": " + cause.getMessage() + "; try a smaller training.optimiser.rate or weaker pressures", cause);
    this.step = step;
  }

  /** Optimiser steps taken before it. */
  public long step() {
    return step;
  }
}
