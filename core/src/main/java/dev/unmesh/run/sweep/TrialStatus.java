package dev.unmesh.run.sweep;

import java.util.Locale;

/** How far a trial is. */
public enum TrialStatus {
  /** Not begun, or stopped on the way. */
  WAITING,
  /** A process, perhaps not of this sweep, or a cluster's job makes it. */
  RUNNING,
  /** It failed as often as it may. */
  FAILED,
  FINISHED;

  /** As in the results. */
  public String written() {
    return name().toLowerCase(Locale.ROOT);
  }
}
