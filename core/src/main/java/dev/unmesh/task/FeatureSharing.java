package dev.unmesh.task;

import java.util.List;

/** y1 = x1^2, y2 = x1^2 + x2^2, y3 = x1^2 + x2^2 + x3^2: targets that build on each other. Source: BIMT, "feature sharing" task. */
final class FeatureSharing implements Formula {
  @Override
  public List<String> inputLabels() {
    return List.of("x1", "x2", "x3");
  }

  @Override
  public List<String> outputLabels() {
    return List.of("y1", "y2", "y3");
  }

  @Override
  public void apply(double[] x, double[] y) {
    y[0] = x[0] * x[0];
    y[1] = y[0] + x[1] * x[1];
    y[2] = y[1] + x[2] * x[2];
  }
}
