package dev.unmesh.interpret.fourier;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.Weights;
import java.util.Arrays;

/**
 * A vector for each of the numbers 0 to p - 1. The array is not copied: whoever is handed one must not write to it.
 *
 * @param values p x dimensions
 */
record NumberVectors(double[][] values) {
  int numbers() {
    return values.length;
  }

  int dimensions() {
    return values[0].length;
  }

  /** The vectors a connection looks numbers up in: its first p columns are the numbers, its rows the dimensions. */
  static NumberVectors looked(Connection table, Weights weights, int p) {
    Matrix matrix = Matrix.l2(table, weights);
    double[][] values = new double[p][matrix.rows()];
    for (int number = 0; number < p; number++) {
      for (int d = 0; d < matrix.rows(); d++) {
        values[number][d] = matrix.at(d, number);
      }
    }
    return new NumberVectors(values);
  }

  /** The vectors a connection weighs each answer by: its columns are the dimensions. @param numberOf the number of each row */
  static NumberVectors answered(Connection table, Weights weights, int[] numberOf) {
    Matrix matrix = Matrix.l2(table, weights);
    double[][] values = new double[matrix.rows()][matrix.columns()];
    for (int row = 0; row < matrix.rows(); row++) {
      for (int d = 0; d < matrix.columns(); d++) {
        values[numberOf[row]][d] = matrix.at(row, d);
      }
    }
    return new NumberVectors(values);
  }

  /** Some of the dimensions. */
  NumberVectors only(int[] dimensions) {
    return new NumberVectors(
        Arrays.stream(values).map(vector -> Arrays.stream(dimensions).mapToDouble(d -> vector[d]).toArray()).toArray(double[][]::new));
  }

  /** The mean over the numbers, dimension by dimension. */
  double[] mean() {
    double[] mean = new double[dimensions()];
    for (double[] vector : values) {
      for (int d = 0; d < mean.length; d++) {
        mean[d] += vector[d] / numbers();
      }
    }
    return mean;
  }

  /** The products of every two vectors, p x p, the mean taken off first. */
  double[][] gram() {
    double[] mean = mean();
    double[][] gram = new double[numbers()][numbers()];
    for (int i = 0; i < gram.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int d = 0; d < mean.length; d++) {
          sum += (values[i][d] - mean[d]) * (values[j][d] - mean[d]);
        }
        gram[i][j] = sum;
        gram[j][i] = sum;
      }
    }
    return gram;
  }
}
