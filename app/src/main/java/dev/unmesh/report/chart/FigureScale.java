package dev.unmesh.report.chart;

/** How the values of a figure are laid out on an axis. */
public enum FigureScale {
  /** Evenly: shares and what lies in a fixed range. */
  EVEN(false, false),
  /** Evenly, and a trial may run away from the others: accuracies. */
  MAY_FAIL(false, true),
  /** By logarithm where values span much, and a trial may run away: losses, lengths of wires. */
  MAY_DIVERGE(true, true),
  /** By logarithm where values span much: counts and sizes. */
  COUNT(true, false),
  /** What is left to 1, by logarithm, where values come close to 1; else evenly: clusterability. */
  NEAR_ONE(true, false);

  private final boolean decades;
  private final boolean runsAway;

  FigureScale(boolean decades, boolean runsAway) {
    this.decades = decades;
    this.runsAway = runsAway;
  }

  boolean decades() {
    return decades;
  }

  boolean runsAway() {
    return runsAway;
  }
}
