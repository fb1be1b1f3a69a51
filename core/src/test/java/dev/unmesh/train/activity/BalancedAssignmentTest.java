package dev.unmesh.train.activity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BalancedAssignmentTest {
  @Test
  void findsTheBestOfAllBalancedAssignments() {
    for (long seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int modules = 1 + random.nextInt(4);
      int classes = modules + random.nextInt(4);
      double[][] affinity = new double[classes][modules];
      for (double[] row : affinity) {
        Arrays.setAll(row, m -> random.nextDouble() * 10 - 5);
      }
      long[] found = BalancedAssignment.of(affinity);
      int[] sizes = new int[modules];
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        sizes[(int) found[c]]++;
        sum += affinity[c][(int) found[c]];
      }
      for (int size : sizes) {
        assertTrue(size == classes / modules || size == (classes + modules - 1) / modules, "seed " + seed + ": sizes " + Arrays.toString(sizes));
      }
      assertEquals(best(affinity, 0, new int[modules]), sum, 1e-9, "seed " + seed);
    }
  }

  private static double best(double[][] affinity, int from, int[] sizes) {
    int classes = affinity.length;
    int modules = sizes.length;
    if (from == classes) {
      boolean balanced = Arrays.stream(sizes).allMatch(size -> size >= classes / modules);
      return balanced ? 0 : Double.NEGATIVE_INFINITY;
    }
    double best = Double.NEGATIVE_INFINITY;
    for (int m = 0; m < modules; m++) {
      if (sizes[m] < (classes + modules - 1) / modules) {
        sizes[m]++;
        best = Math.max(best, affinity[from][m] + best(affinity, from + 1, sizes));
        sizes[m]--;
      }
    }
    return best;
  }

  @Test
  void aPlantedAssignmentIsRecovered() {
    long[] planted = {0, 1, 2, 3, 2, 3, 2, 0, 0, 1};
    double[][] affinity = new double[10][4];
    for (int c = 0; c < 10; c++) {
      affinity[c][(int) planted[c]] = 1;
    }
    assertArrayEquals(planted, BalancedAssignment.of(affinity));
  }
}
