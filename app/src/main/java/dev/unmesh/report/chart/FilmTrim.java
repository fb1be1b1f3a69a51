package dev.unmesh.report.chart;

import dev.unmesh.run.film.Quantised;
import java.util.Arrays;

/** Leaves of a frame what is worth drawing: no zeros, and of many weights the strongest. */
final class FilmTrim {
  private FilmTrim() {}

  /** @return the entries kept, ascending; of equally strong ones the first */
  static int[] strongest(Quantised frame, int most) {
    int[] ofSize = new int[129];
    for (byte value : frame.values()) {
      ofSize[Math.abs(value)]++;
    }
    int least = 128;
    int kept = 0;
    while (least > 1 && kept + ofSize[least - 1] <= most) {
      kept += ofSize[--least];
    }
    int ties = least > 1 ? most - kept : 0;
    int[] entries = new int[Math.min(most, frame.size())];
    int at = 0;
    for (int i = 0; i < frame.size(); i++) {
      int size = Math.abs(frame.values()[i]);
      if (size >= least || size == least - 1 && size > 0 && ties-- > 0) {
        entries[at++] = i;
      }
    }
    return Arrays.copyOf(entries, at);
  }
}
