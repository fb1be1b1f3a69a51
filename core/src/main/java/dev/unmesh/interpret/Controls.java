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

  /** The sample standard deviation of each score; NaN below two draws. */
  static Scores deviation(List<Scores> draws, int width) {
    if (draws.size() < 2) {
      return new Scores(Double.NaN, nothing(width));
    }
    Scores mean = mean(draws, width);
    double[] each = new double[width];
    double overall = 0;
    for (Scores draw : draws) {
      overall += square(draw.overall() - mean.overall());
      for (int i = 0; i < width; i++) {
        each[i] += square(draw.each()[i] - mean.each()[i]);
      }
    }
    for (int i = 0; i < width; i++) {
      each[i] = Math.sqrt(each[i] / (draws.size() - 1));
    }
    return new Scores(Math.sqrt(overall / (draws.size() - 1)), each);
  }

  private static double square(double x) {
    return x * x;
  }

  private static double[] nothing(int width) {
    double[] values = new double[width];
    java.util.Arrays.fill(values, Double.NaN);
    return values;
  }
}
