package dev.unmesh.task;

import java.util.List;

/** y = sqrt((x1 - x2)^2 + (x3 - x4)^2): a function of two differences. Source: BIMT, "compositionality" task. */
final class Compositionality implements Formula {
  @Override
  public List<String> inputLabels() {
    return List.of("x1", "x2", "x3", "x4");
  }

  @Override
  public List<String> outputLabels() {
    return List.of("y");
  }

  @Override
  public void apply(double[] x, double[] y) {
    double first = x[0] - x[1];
    double second = x[2] - x[3];
    y[0] = Math.sqrt(first * first + second * second);
  }
}
