package dev.unmesh.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Makes a long curve short without losing its spikes: from each of n equal stretches the lowest and the highest point stay. */
final class Thinning {
  private Thinning() {}

  /** Indices of the points to keep, ascending; the first and the last always stay, NaN never. */
  static List<Integer> keep(double[] values, int stretches) {
    List<Integer> kept = new ArrayList<>();
    int n = values.length;
    if (n <= 2 * stretches) {
      for (int i = 0; i < n; i++) {
        add(kept, values, i);
      }
      return kept;
    }
    add(kept, values, 0);
    for (int s = 0; s < stretches; s++) {
      int start = (int) ((long) s * n / stretches);
      int end = (int) ((s + 1L) * n / stretches);
      int low = -1;
      int high = -1;
      for (int i = start; i < end; i++) {
        if (!Double.isNaN(values[i])) {
          low = low < 0 || values[i] < values[low] ? i : low;
          high = high < 0 || values[i] > values[high] ? i : high;
        }
      }
      add(kept, values, Math.min(low, high));
      add(kept, values, Math.max(low, high));
    }
    add(kept, values, n - 1);
    return kept;
  }

  private static void add(List<Integer> kept, double[] values, int i) {
    if (i >= 0 && !Double.isNaN(values[i]) && (kept.isEmpty() || kept.get(kept.size() - 1) < i)) {
      kept.add(i);
    }
  }
}
