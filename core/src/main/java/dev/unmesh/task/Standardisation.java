package dev.unmesh.task;

import java.util.Arrays;

/** x' = (x - mean) / standard deviation, column by column. */
record Standardisation(double[] mean, double[] standardDeviation) {
  /** Changes nothing. */
  static Standardisation none(int columns) {
    double[] ones = new double[columns];
    Arrays.fill(ones, 1);
    return new Standardisation(new double[columns], ones);
  }

  /** Fitted to the given rows of {@code values}, rows x columns; a column that never changes is divided by 1. */
  static Standardisation fit(float[] values, int columns, int[] rows) {
    double[] mean = new double[columns];
    double[] sd = new double[columns];
    for (int c = 0; c < columns; c++) {
      for (int row : rows) {
        mean[c] += values[row * columns + c];
      }
      mean[c] /= rows.length;
      for (int row : rows) {
        double d = values[row * columns + c] - mean[c];
        sd[c] += d * d;
      }
      sd[c] = Math.sqrt(sd[c] / rows.length);
      if (!(sd[c] > 1e-12 * Math.abs(mean[c]))) {
        sd[c] = 1;
      }
    }
    return new Standardisation(mean, sd);
  }

  /** The given rows of {@code values}, scaled, one after the other. */
  float[] apply(float[] values, int[] rows) {
    int columns = mean.length;
    float[] scaled = new float[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      for (int c = 0; c < columns; c++) {
        scaled[i * columns + c] = (float) ((values[rows[i] * columns + c] - mean[c]) / standardDeviation[c]);
      }
    }
    return scaled;
  }
}
