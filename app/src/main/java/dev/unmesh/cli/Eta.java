package dev.unmesh.cli;

import java.util.Locale;

/** How much longer, from the share done since the first look. */
final class Eta {
  private long started;
  private double from;

  String left(double share) {
    long now = System.nanoTime();
    if (started == 0) {
      started = now;
      from = share;
      return "";
    }
    if (share <= from) {
      return "";
    }
    return "ETA " + written((now - started) / 1e9 * (1 - share) / (share - from));
  }

  static String written(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60
        ? whole + " s"
        : whole < 3600
            ? String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60)
            : String.format(Locale.ROOT, "%d:%02d h", whole / 3600, whole / 60 % 60);
  }
}
