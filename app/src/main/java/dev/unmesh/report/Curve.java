package dev.unmesh.report;

import java.util.Objects;

/**
 * One quantity over training: {@code values[i]} after {@code steps[i]} optimiser steps, steps ascending. Values may be NaN (a gap).
 * Curves of the same name share a chart, one line a split.
 *
 * @param name "loss", "accuracy", "clusterability", ...
 * @param split "train", "test", what other examples are called, or the connection it belongs to
 */
public record Curve(String name, String split, long[] steps, double[] values) {
  public Curve {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(split, "split");
    if (steps.length != values.length) {
      throw new IllegalArgumentException("curve '" + name + "': " + steps.length + " steps for " + values.length + " values");
    }
    steps = steps.clone();
    values = values.clone();
  }

  @Override
  public long[] steps() {
    return steps.clone();
  }

  @Override
  public double[] values() {
    return values.clone();
  }
}
