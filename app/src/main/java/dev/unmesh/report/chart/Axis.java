package dev.unmesh.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Maps values in [low, high] to places in [from, to], evenly or by logarithm, and knows round values to mark.
 *
 * @param logarithmic low must then be above 0
 */
public record Axis(double low, double high, boolean logarithmic, double from, double to) {
  public Axis {
    if (!(low < high) || logarithmic && !(low > 0)) {
      throw new IllegalArgumentException("no axis from " + low + " to " + high + (logarithmic ? " by logarithm" : ""));
    }
  }

  public double at(double value) {
    double share = logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    return from + share * (to - from);
  }

  /** About {@code wanted} round values within the axis, ascending. */
  public List<Double> ticks(int wanted) {
    return logarithmic ? decades(wanted) : even(wanted);
  }

  private List<Double> even(int wanted) {
    double rough = (high - low) / wanted;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power * (rough / power < 1.5 ? 1 : rough / power < 3.5 ? 2 : rough / power < 7.5 ? 5 : 10);
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private List<Double> decades(int wanted) {
    int first = (int) Math.ceil(Math.log10(low) - 1e-9);
    int last = (int) Math.floor(Math.log10(high) + 1e-9);
    int every = Math.max(1, (last - first) / wanted);
    List<Double> ticks = new ArrayList<>();
    for (int e = first; e <= last; e += every) {
      ticks.add(Double.parseDouble("1e" + e));
    }
    return ticks.size() < 2 ? withinDecades(wanted) : ticks;
  }

  // 1, 2, 5, 10, 20, ...; where even those are few, evenly spaced values
  private List<Double> withinDecades(int wanted) {
    List<Double> ticks = new ArrayList<>();
    for (int e = (int) Math.floor(Math.log10(low)); e <= Math.log10(high); e++) {
      for (int digit : new int[] {1, 2, 5}) {
        double tick = Double.parseDouble(digit + "e" + e);
        if (tick >= low && tick <= high) {
          ticks.add(tick);
        }
      }
    }
    return ticks.size() < 3 ? new Axis(low, high, false, from, to).ticks(wanted) : ticks;
  }
}
