package dev.unmesh.pressure;

import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.StridedAxis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The stored weights of a view in the order they lie in memory, whatever rows and columns mean: what a kernel walks through.
 * Extents with a stride each, outermost first, merged where they are dense, so that a whole matrix is one run.
 */
record StoredView(String parameter, long offset, long[] sizes, long[] strides) {
  static StoredView of(ParameterView view) {
    List<long[]> levels = new ArrayList<>();
    for (StridedAxis axis : List.of(view.rows(), view.columns(), view.kernel())) {
      int[] extents = axis.extents();
      long[] strides = axis.strides();
      for (int level = 0; level < extents.length; level++) {
        if (extents[level] > 1) {
          levels.add(new long[] {extents[level], strides[level]});
        }
      }
    }
    levels.sort(Comparator.comparingLong((long[] level) -> level[1]).reversed());
    List<long[]> merged = new ArrayList<>();
    for (long[] level : levels) {
      long[] outer = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (outer != null && outer[1] == level[0] * level[1]) {
        outer[0] *= level[0];
        outer[1] = level[1];
      } else {
        merged.add(level.clone());
      }
    }
    if (merged.isEmpty()) {
      merged.add(new long[] {1, 1});
    }
    return new StoredView(
        view.parameter(),
        view.offset(),
        merged.stream().mapToLong(level -> level[0]).toArray(),
        merged.stream().mapToLong(level -> level[1]).toArray());
  }

  /** How many weights. */
  int count() {
    long count = 1;
    for (long size : sizes) {
      count *= size;
    }
    return Math.toIntExact(count);
  }

  /** How many weights lie next to each other. */
  int run() {
    int inner = sizes.length - 1;
    return strides[inner] == 1 ? (int) sizes[inner] : 1;
  }

  /** Whether all weights lie next to each other. */
  boolean isDense() {
    return run() == count();
  }

  /** Where each run starts in the parameter. */
  int[] starts() {
    int run = run();
    int[] starts = new int[count() / run];
    for (int r = 0; r < starts.length; r++) {
      long at = offset;
      long rest = (long) r * run;
      for (int level = sizes.length - 1; level >= 0; level--) {
        at += rest % sizes[level] * strides[level];
        rest /= sizes[level];
      }
      starts[r] = Math.toIntExact(at);
    }
    return starts;
  }
}
