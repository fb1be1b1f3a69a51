package dev.unmesh.task;

import java.util.List;

/** y1 = (x1 + x3)^3, y2 = x2^2 + sin(pi x4): two targets that share no input. Source: BIMT, "independence" task. */
final class Independence implements Formula {
  @Override
  public List<String> inputLabels() {
    return List.of("x1", "x2", "x3", "x4");
  }

  @Override
  public List<String> outputLabels() {
    return List.of("y1", "y2");
  }

  @Override
  public void apply(double[] x, double[] y) {
    double sum = x[0] + x[2];
    y[0] = sum * sum * sum;
    y[1] = x[1] * x[1] + Math.sin(Math.PI * x[3]);
  }
}
