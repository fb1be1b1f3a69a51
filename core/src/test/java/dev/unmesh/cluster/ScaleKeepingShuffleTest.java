package dev.unmesh.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.unmesh.wiring.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScaleKeepingShuffleTest {
  @Test
  void shufflesTheScaledEntriesOfLiveRowsAndColumns() {
    for (long seed = 0; seed < 10; seed++) {
      Matrix matrix = PlantedMatrix.moduleFree(7, 9, 1.5, seed);
      for (int j = 0; j < 9; j++) {
        matrix.values()[3 * 9 + j] = 0;
      }
      for (int i = 0; i < 7; i++) {
        matrix.values()[i * 9 + 5] = 0;
      }
      Matrix drawn = new ScaleKeepingShuffle(matrix).draw(seed + 1);
      assertArrayEquals(scaled(matrix, matrix), scaled(drawn, matrix), 1e-5, "seed " + seed);
      for (int at = 0; at < 63; at++) {
        if (at / 9 == 3 || at % 9 == 5) {
          assertEquals(0, drawn.values()[at], 0);
        }
      }
      assertNotEquals(matrix, drawn);
      assertEquals(drawn, new ScaleKeepingShuffle(matrix).draw(seed + 1));
    }
  }

  /** All entries of {@code matrix} over the scales of {@code of}, sorted. */
  private static double[] scaled(Matrix matrix, Matrix of) {
    return IntStream.range(0, matrix.values().length)
        .mapToDouble(
            at -> {
              double r = IntStream.range(0, of.columns()).mapToDouble(j -> Math.abs(of.at(at / of.columns(), j))).sum();
              double c = IntStream.range(0, of.rows()).mapToDouble(i -> Math.abs(of.at(i, at % of.columns()))).sum();
              return r * c == 0 ? 0 : matrix.values()[at] / Math.sqrt(r * c);
            })
        .sorted()
        .toArray();
  }

  /** More entries than are kept between draws. */
  @Test
  void largeMatricesAreShuffledByTheSameRule() {
    int rows = 1200;
    int columns = 900;
    Matrix matrix = PlantedMatrix.moduleFree(rows, columns, 1, 6);
    for (int j = 0; j < columns; j++) {
      matrix.values()[17 * columns + j] = 0;
    }
    Matrix drawn = new ScaleKeepingShuffle(matrix).draw(8);
    assertEquals(drawn, new ScaleKeepingShuffle(matrix).draw(8));
    assertNotEquals(drawn, new ScaleKeepingShuffle(matrix).draw(9));
    double[] rowSums = new double[rows];
    double[] columnSums = new double[columns];
    for (int at = 0; at < rows * columns; at++) {
      rowSums[at / columns] += Math.abs(matrix.values()[at]);
      columnSums[at % columns] += Math.abs(matrix.values()[at]);
    }
    double[][] entries = new double[2][rows * columns];
    for (int at = 0; at < rows * columns; at++) {
      double scale = Math.sqrt(rowSums[at / columns] * columnSums[at % columns]);
      entries[0][at] = scale == 0 ? 0 : matrix.values()[at] / scale;
      entries[1][at] = scale == 0 ? 0 : drawn.values()[at] / scale;
    }
    for (int j = 0; j < columns; j++) {
      assertEquals(0, drawn.at(17, j), 0, "a dead row stays so");
    }
    double moved = IntStream.range(0, rows * columns).filter(at -> Math.abs(entries[0][at] - entries[1][at]) > 1e-7).count();
    assertEquals(1, moved / (rows * columns), .01);
    Arrays.sort(entries[0]);
    Arrays.sort(entries[1]);
    assertArrayEquals(entries[0], entries[1], 1e-8);
  }

  @Test
  void keepsTheRootOfEveryRowsStrengthOnAverage() {
    Matrix matrix = PlantedMatrix.moduleFree(20, 30, 1, 4);
    ScaleKeepingShuffle shuffle = new ScaleKeepingShuffle(matrix);
    double[] rows = new double[20];
    double[] observed = new double[20];
    int draws = 2000;
    for (int t = 0; t < draws; t++) {
      Matrix drawn = shuffle.draw(t);
      for (int at = 0; at < 600; at++) {
        rows[at / 30] += Math.abs(drawn.values()[at]) / draws;
      }
    }
    for (int at = 0; at < 600; at++) {
      observed[at / 30] += Math.abs(matrix.values()[at]);
    }
    double[] ratios = IntStream.range(0, 20).mapToDouble(i -> rows[i] / Math.sqrt(observed[i])).toArray();
    double mean = Arrays.stream(ratios).average().orElseThrow();
    for (int i = 0; i < 20; i++) {
      assertEquals(1, ratios[i] / mean, .05, "row " + i);
    }
  }

  @Test
  void anAllZeroMatrixStaysZero() {
    Matrix zero = new Matrix(2, 3, new float[6]);
    assertEquals(zero, new ScaleKeepingShuffle(zero).draw(0));
  }
}
