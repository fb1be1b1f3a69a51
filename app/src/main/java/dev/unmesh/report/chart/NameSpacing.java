package dev.unmesh.report.chart;

import java.util.List;

/** How many of a row of names can be written without running into each other. */
final class NameSpacing {
  private static final double LETTER = 6.6;
  private static final double GAP = 5;

  private NameSpacing() {}

  /**
   * Every how many-th name can be written: 1 for all.
   *
   * @param slot the width there is for each
   * @param most letters a name is cut to
   */
  static int every(List<String> names, double slot, int most) {
    int longest = names.stream().mapToInt(name -> Math.min(most, name.length())).max().orElse(0);
    return Math.max(1, (int) Math.ceil((longest * LETTER + GAP) / slot));
  }

  /** Whether name {@code i} of {@code count} is written, with every {@code every}-th; one that would run over the edge is not. */
  static boolean isWritten(int i, int every, int count) {
    return i % every == 0 && i + every / 2 <= count;
  }
}
