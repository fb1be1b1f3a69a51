package dev.unmesh.report.internal;

import dev.unmesh.report.NullView;
import dev.unmesh.report.chart.Numbers;

/** Figures as words, the same everywhere on the page. */
final class Wording {
  private Wording() {}

  /** "shuffled: 0.41 ± 0.02, z = 24". */
  static String shuffled(NullView shuffled) {
    if (shuffled.sd() == 0) {
      return "shuffled: " + Numbers.fixed(shuffled.mean(), 3) + " every time";
    }
    String z = Double.isNaN(shuffled.z()) ? "" : ", z = " + Numbers.of(shuffled.z(), Math.abs(shuffled.z()) < 10 ? 2 : 3);
    int decimals = shuffled.sd() < .005 ? 4 : shuffled.sd() < .05 ? 3 : 2;
    return "shuffled: " + Numbers.fixed(shuffled.mean(), decimals) + " ± " + Numbers.fixed(shuffled.sd(), decimals) + z;
  }

  /** Shares in per cent, everything else to three digits. */
  static String score(String metric, double value) {
    return isShare(metric) ? Numbers.percent(value) : Numbers.of(value);
  }

  static boolean isShare(String metric) {
    return metric.equals("accuracy");
  }

  static String plural(long count, String noun) {
    return Numbers.count(count) + " " + noun + (count == 1 ? "" : "s");
  }
}
