package dev.unmesh.report.internal;

import dev.unmesh.report.chart.Numbers;
import dev.unmesh.run.table.Interval;
import dev.unmesh.run.table.Spread;

/** Means with what surrounds them, to the digits that the spread leaves meaningful. */
public final class Uncertain {
  private static final int MOST_DECIMALS = 6;

  private Uncertain() {}

  /** "0.578 ± 0.012", "1.5e-4 ± 3.2e-5"; the mean alone for one seed. */
  public static String of(Spread spread) {
    if (spread.n() == 0 || Double.isNaN(spread.sd())) {
      return Numbers.of(spread.mean());
    }
    if (scientific(spread.mean())) {
      return Numbers.of(spread.mean(), 2) + " ± " + Numbers.of(spread.sd(), 2);
    }
    if (spread.sd() == 0) {
      return Numbers.of(spread.mean()) + " ± 0";
    }
    int decimals = decimals(spread.sd());
    return Numbers.fixed(spread.mean(), decimals) + " ± " + Numbers.fixed(spread.sd(), decimals);
  }

  /** The same for shares, in per cent: "97.31 ± 0.12 %". */
  public static String percent(Spread spread) {
    Spread hundredths = new Spread(spread.n(), spread.mean() * 100, spread.sd() * 100);
    return spread.n() == 0 ? of(hundredths) : of(hundredths) + " %";
  }

  /** "0.045 (0.012 to 0.078)"; the mean alone where there is no interval. */
  public static String of(Interval interval) {
    if (interval.n() == 0 || Double.isNaN(interval.low())) {
      return Numbers.of(interval.mean());
    }
    double half = (interval.high() - interval.low()) / 2;
    if (half == 0) {
      return Numbers.of(interval.mean()) + ", every seed";
    }
    if (scientific(Math.max(Math.abs(interval.mean()), half))) {
      return Numbers.of(interval.mean(), 2) + " (" + Numbers.of(interval.low(), 2) + " to " + Numbers.of(interval.high(), 2) + ")";
    }
    int decimals = decimals(half);
    return Numbers.fixed(interval.mean(), decimals) + " (" + Numbers.fixed(interval.low(), decimals) + " to " + Numbers.fixed(interval.high(), decimals) + ")";
  }

  private static boolean scientific(double size) {
    return size != 0 && (Math.abs(size) < 1e-3 || Math.abs(size) >= 1e7);
  }

  // two digits of the spread
  private static int decimals(double spread) {
    return Math.min(MOST_DECIMALS, Math.max(0, 1 - (int) Math.floor(Math.log10(spread))));
  }
}
