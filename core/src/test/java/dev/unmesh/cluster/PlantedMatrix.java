package dev.unmesh.cluster;

import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.PairPartition;
import java.util.Random;

/** Random matrices with a known answer. */
public record PlantedMatrix(Matrix matrix, PairPartition truth) {
  /** Entries N(0, 1) inside k equal blocks and {@code outside} N(0, 1) between them, rows and columns shuffled. */
  public static PlantedMatrix blocks(int rows, int columns, int modules, double outside, long seed) {
    Random random = new Random(seed);
    int[] u = shuffled(ContiguousBlocks.labels(rows, modules), random);
    int[] v = shuffled(ContiguousBlocks.labels(columns, modules), random);
    float[] values = new float[rows * columns];
    for (int at = 0; at < values.length; at++) {
      values[at] = (float) ((u[at / columns] == v[at % columns] ? 1 : outside) * random.nextGaussian());
    }
    return new PlantedMatrix(new Matrix(rows, columns, values), new PairPartition(modules, u, v));
  }

  /** Module-free: N(0, 1) times exp(spread N(0, 1)) of its row and of its column. */
  public static Matrix moduleFree(int rows, int columns, double spread, long seed) {
    Random random = new Random(seed);
    double[] rowScales = random.doubles(rows).map(x -> Math.exp(spread * random.nextGaussian())).toArray();
    double[] columnScales = random.doubles(columns).map(x -> Math.exp(spread * random.nextGaussian())).toArray();
    float[] values = new float[rows * columns];
    for (int at = 0; at < values.length; at++) {
      values[at] = (float) (random.nextGaussian() * rowScales[at / columns] * columnScales[at % columns]);
    }
    return new Matrix(rows, columns, values);
  }

  /** The share of rows and columns that {@code found} labels as planted, under the best one-to-one renaming of modules. */
  public double recovered(PairPartition found) {
    int k = truth.modules();
    int[][] overlap = new int[k][k];
    int[] rows = truth.rows();
    int[] columns = truth.columns();
    for (int i = 0; i < rows.length; i++) {
      if (found.row(i) >= 0) {
        overlap[rows[i]][found.row(i)]++;
      }
    }
    for (int j = 0; j < columns.length; j++) {
      if (found.column(j) >= 0) {
        overlap[columns[j]][found.column(j)]++;
      }
    }
    return (double) bestMatch(overlap, 0, 0) / (rows.length + columns.length);
  }

  private static int bestMatch(int[][] overlap, int row, int used) {
    int best = 0;
    for (int c = 0; row < overlap.length && c < overlap.length; c++) {
      if ((used >> c & 1) == 0) {
        best = Math.max(best, overlap[row][c] + bestMatch(overlap, row + 1, used | 1 << c));
      }
    }
    return best;
  }

  static int[] shuffled(int[] values, Random random) {
    int[] result = values.clone();
    for (int i = result.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = result[i];
      result[i] = result[j];
      result[j] = kept;
    }
    return result;
  }
}
