package dev.unmesh.train;

import java.util.Arrays;
import java.util.TreeSet;

/**
 * After which steps the film of a run takes a frame: the first and the last, some 30 by logarithm over the first hundredth, and
 * one each hundredth; at most {@link #MOST_FRAMES}. So fast beginnings are seen as well as swaps and changes of a schedule later on.
 */
public final class FrameSchedule {
  /** The most frames a run of any length has. */
  public static final int MOST_FRAMES = 141;

  private static final int EVEN = 100;
  private static final int EARLY = 40;

  private final long[] steps;

  private FrameSchedule(long[] steps) {
    this.steps = steps;
  }

  /** @param total steps of the whole run, at least 0 */
  public static FrameSchedule of(long total) {
    TreeSet<Long> steps = new TreeSet<>();
    for (long i = 0; i <= EVEN; i++) {
      steps.add(Math.round((double) i / EVEN * total));
    }
    long first = Math.round((double) total / EVEN);
    for (int i = 0; i < EARLY && first > 1; i++) {
      steps.add(Math.round(Math.pow(first, (double) i / EARLY)));
    }
    return new FrameSchedule(steps.stream().mapToLong(Long::longValue).toArray());
  }

  /** Ascending, 0 and the last step included. */
  public long[] steps() {
    return steps.clone();
  }

  /** Whether a frame is taken after {@code step} steps. */
  public boolean due(long step) {
    return Arrays.binarySearch(steps, step) >= 0;
  }
}
