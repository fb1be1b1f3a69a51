package dev.unmesh.run.sweep;

import java.util.Locale;

/** What a trial is for. */
public enum Stage {
  /** To choose by. */
  TUNING,
  /** Trained again as it was chosen. */
  FINAL;

  /** As in the results. */
  public String written() {
    return name().toLowerCase(Locale.ROOT);
  }
}
