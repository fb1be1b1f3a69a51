package dev.unmesh.report.chart;

import java.util.Arrays;

/**
 * Which frames of a film are shown, and when. All take equally long but the last, which stays for a seventh of the film.
 *
 * @param frames ascending; the first and the last of the film are among them
 * @param seconds the whole
 */
record FilmTiming(int[] frames, double seconds) {
  private static final double LAST = 1 / 7.0;

  /** Of {@code all} frames, evenly, those that leave each at least {@code least} seconds, and at most {@code most} of them. */
  static FilmTiming of(int all, double seconds, double least, int most) {
    int fit = (int) Math.min(most, Math.floor(seconds * (1 - LAST) / least) + 1);
    int count = Math.max(2, Math.min(all, fit));
    int[] frames = new int[count];
    Arrays.setAll(frames, i -> (int) Math.round((double) i * (all - 1) / (count - 1)));
    return new FilmTiming(frames, seconds);
  }

  int count() {
    return frames.length;
  }

  /** When the i-th frame begins, in seconds; of the one after the last, the end. */
  double start(int i) {
    return i == count() ? seconds : i * (1 - LAST) * seconds / (count() - 1);
  }

  /** The same as a share of the whole in per cent. */
  double percent(int i) {
    return 100 * start(i) / seconds;
  }
}
