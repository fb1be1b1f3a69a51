package dev.unmesh.train;

/** Time spent in training steps alone: it stands still while figures are taken and checkpoints written. */
final class TrainingClock {
  private double seconds;
  private long since;

  /** @param seconds what earlier sessions of the run took */
  TrainingClock(double seconds) {
    this.seconds = seconds;
    this.since = System.nanoTime();
  }

  double seconds() {
    return seconds + (System.nanoTime() - since) / 1e9;
  }

  /** Does something that is no training. */
  void aside(Runnable what) {
    seconds = seconds();
    what.run();
    since = System.nanoTime();
  }
}
