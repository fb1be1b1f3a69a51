package dev.unmesh.report;

import java.util.Objects;

/**
 * A final figure of merit.
 *
 * @param split "train", "test", or what other examples are called
 * @param metric "accuracy" (a share in [0, 1], shown in per cent), "loss", or any other name
 */
public record Score(String split, String metric, double value) {
  public Score {
    Objects.requireNonNull(split, "split");
    Objects.requireNonNull(metric, "metric");
  }
}
