package dev.unmesh.interpret.fourier;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What the highest of all frequencies comes to when the numbers are shuffled. A frequency is told from chance if it is higher than that
 * in 99 of 100 shuffles: since it is held against the highest one, whatever its own, one spectrum of noise in a hundred shows any.
 */
final class Chance {
  /** Fewer shuffles could never tell anything from chance. */
  static final int FEWEST = 99;

  private static final double LEVEL = .01;

  private final double[] highest;

  /** @param highest the highest of each shuffle; taken over */
  Chance(double[] highest) {
    if (highest.length < FEWEST) {
      throw new IllegalArgumentException(highest.length + " shuffles cannot tell one in a hundred: take at least " + FEWEST);
    }
    this.highest = highest;
    Arrays.sort(highest);
  }

  /** (1 + #{highest of a shuffle >= value}) / (1 + shuffles). */
  double p(double value) {
    int from = Arrays.binarySearch(highest, value);
    int at = from < 0 ? -from - 1 : from;
    while (at > 0 && highest[at - 1] == value) {
      at--;
    }
    return (1.0 + highest.length - at) / (1 + highest.length);
  }

  /** What a frequency must exceed. */
  double limit() {
    return highest[highest.length - (int) Math.floor(LEVEL * (1 + highest.length))];
  }

  /** The frequencies, from 1, that exceed the limit, the strongest first. */
  int[] above(double[] values) {
    return IntStream.range(0, values.length)
        .filter(i -> values[i] > limit())
        .boxed()
        .sorted((a, b) -> Double.compare(values[b], values[a]))
        .mapToInt(i -> i + 1)
        .toArray();
  }
}
