package dev.unmesh.report.internal;

import dev.unmesh.report.Curve;
import dev.unmesh.report.chart.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Training examples known long before test examples are (Power et al. 2022), in a sentence. Long: twice as many steps, and at least a
 * twentieth of all.
 */
final class Grokking {
  private static final double KNOWN = .95;
  private static final double PART = .05;

  private Grokking() {}

  static List<String> sentences(List<Curve> curves) {
    Optional<Curve> train = accuracy(curves, "train");
    Optional<Curve> test = accuracy(curves, "test");
    if (train.isEmpty() || test.isEmpty() || train.get().steps().length == 0) {
      return List.of();
    }
    OptionalLong learned = known(train.get());
    OptionalLong understood = known(test.get());
    long last = train.get().steps()[train.get().steps().length - 1];
    if (learned.isEmpty() || understood.isEmpty()) {
      return List.of();
    }
    long lag = understood.getAsLong() - learned.getAsLong();
    return lag >= learned.getAsLong() && lag >= PART * last
        ? List.of(
            "Grokking: 95\u00a0% of the training examples are answered correctly from step " + Numbers.count(learned.getAsLong())
                + " on, 95\u00a0% of the test examples only from step " + Numbers.count(understood.getAsLong()) + " on.")
        : List.of();
  }

  private static Optional<Curve> accuracy(List<Curve> curves, String split) {
    return curves.stream().filter(curve -> curve.name().equals("accuracy") && curve.split().equals(split)).findFirst();
  }

  /** The step from which on the curve stays at or above what counts as known; empty where it does not end so. */
  private static OptionalLong known(Curve curve) {
    double[] values = curve.values();
    int from = values.length;
    while (from > 0 && values[from - 1] >= KNOWN) {
      from--;
    }
    return from < values.length ? OptionalLong.of(curve.steps()[from]) : OptionalLong.empty();
  }
}
