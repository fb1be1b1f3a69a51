package dev.unmesh.interpret.prune;

/** Mean and variance of a column of rows x width values, row by row. */
final class Moments {
  private Moments() {}

  static double mean(float[] values, int column, int width) {
    double sum = 0;
    for (int at = column; at < values.length; at += width) {
      sum += values[at];
    }
    return sum / (values.length / width);
  }

  static double variance(float[] values, int column, int width) {
    double mean = mean(values, column, width);
    double sum = 0;
    for (int at = column; at < values.length; at += width) {
      sum += (values[at] - mean) * (values[at] - mean);
    }
    return sum / (values.length / width);
  }
}
