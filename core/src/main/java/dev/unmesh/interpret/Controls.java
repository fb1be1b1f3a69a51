package dev.unmesh.interpret;

import java.util.List;

/** Scores of several random splits in one. */
final class Controls {
  private Controls() {}

  static Scores mean(List<Scores> draws, int width) {
    double[] each = new double[width];
    double overall = 0;
    for (Scores draw : draws) {
      overall += draw.overall() / draws.size();
      for (int i = 0; i < width; i++) {
        each[i] += draw.each()[i] / draws.size();
      }
    }
    return draws.isEmpty() ? new Scores(Double.NaN, nothing(width)) : new Scores(overall, each);
  }

  /** The sample standard deviation of the overall score; NaN below two draws. */
  static double deviation(List<Scores> draws) {
    if (draws.size() < 2) {
      return Double.NaN;
    }
    double mean = draws.stream().mapToDouble(Scores::overall).average().orElseThrow();
    double squares = draws.stream().mapToDouble(draw -> (draw.overall() - mean) * (draw.overall() - mean)).sum();
    return Math.sqrt(squares / (draws.size() - 1));
  }

  private static double[] nothing(int width) {
    double[] values = new double[width];
    java.util.Arrays.fill(values, Double.NaN);
    return values;
  }
}
