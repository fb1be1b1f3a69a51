package dev.unmesh.report.internal;

import dev.unmesh.report.NullView;
import dev.unmesh.report.chart.Numbers;
import java.util.List;

/** Figures as words, the same everywhere on the page. */
final class Wording {
  private static final int MOST_NAMES = 8;

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

  /** Whether less is better. */
  static boolean isLoss(String metric) {
    return metric.equals("loss") || metric.equals("perplexity") || metric.equals("bits a byte");
  }

  /** "x1", "x1 and x2", "x1, x2 and x3"; a long list ends in how many more there are. */
  static String list(List<String> names) {
    if (names.size() > MOST_NAMES) {
      return String.join(", ", names.subList(0, MOST_NAMES - 1)) + " and " + (names.size() - MOST_NAMES + 1) + " more";
    }
    int last = names.size() - 1;
    return last < 1 ? String.join("", names) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  static String plural(long count, String noun) {
    return Numbers.count(count) + " " + noun + (count == 1 ? "" : "s");
  }
}
