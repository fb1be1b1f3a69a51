package dev.unmesh.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Puts what belongs to one module side by side. */
final class ModuleOrder {
  /** Consecutive places from {@code start} (inclusive) to {@code end} (exclusive) of one module. */
  record Run(int module, int start, int end) {}

  private ModuleOrder() {}

  /** Indices by module, within a module as they stood; those of no module (-1) last. */
  static int[] sorted(int[] labels) {
    return IntStream.range(0, labels.length)
        .boxed()
        .sorted((a, b) -> Integer.compareUnsigned(labels[a], labels[b]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  static boolean isSorted(int[] labels) {
    for (int i = 1; i < labels.length; i++) {
      if (Integer.compareUnsigned(labels[i - 1], labels[i]) > 0) {
        return false;
      }
    }
    return true;
  }

  /** The stretches of equal labels along {@code order}. */
  static List<Run> runs(int[] labels, int[] order) {
    List<Run> runs = new ArrayList<>();
    for (int start = 0; start < order.length; ) {
      int end = start;
      while (end < order.length && labels[order[end]] == labels[order[start]]) {
        end++;
      }
      runs.add(new Run(labels[order[start]], start, end));
      start = end;
    }
    return runs;
  }
}
