package dev.unmesh.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KMeansTest {
  @Test
  void separatesWhatLiesApart() {
    Random random = new Random(3);
    double[] points = new double[300];
    int[] truth = new int[100];
    for (int i = 0; i < 100; i++) {
      truth[i] = i == 0 ? 0 : i == 1 ? 1 : random.nextInt(2);
      for (int d = 0; d < 3; d++) {
        points[i * 3 + d] = 10 * truth[i] + random.nextGaussian();
      }
    }
    assertArrayEquals(truth, KMeans.numberedByAppearance(cluster(points, 3, 2, 0), 2));
  }

  @Test
  void mostlyTheBestOfAllAssignmentsAndNeverFarFromIt() {
    int hits = 0;
    for (long seed = 0; seed < 20; seed++) {
      double[] points = new Random(seed).doubles(18).toArray();
      double best = Double.POSITIVE_INFINITY;
      int[] labels = new int[9];
      for (int code = 0; code < 19683; code++) {
        for (int i = 0, rest = code; i < 9; i++, rest /= 3) {
          labels[i] = rest % 3;
        }
        best = Math.min(best, inertia(points, labels));
      }
      double found = inertia(points, cluster(points, 2, 3, seed));
      assertTrue(found >= best - 1e-12 && found <= 1.1 * best, "seed " + seed + ": " + found + " against " + best);
      hits += found <= best + 1e-12 ? 1 : 0;
    }
    assertTrue(hits >= 17, hits + " of 20 optimal");
  }

  @Test
  void fewerDistinctPointsThanClusters() {
    int[] labels = cluster(new double[] {1, 1, 5, 5, 1}, 1, 4, 0);
    assertArrayEquals(new int[] {0, 0, 1, 1, 0}, KMeans.numberedByAppearance(labels, 4));
  }

  @Test
  void aClusterForEveryPoint() {
    int[] labels = cluster(new double[] {1, 2, 4, 8}, 1, 4, 9);
    assertEquals(4, Arrays.stream(labels).distinct().count());
  }

  private static int[] cluster(double[] points, int dimensions, int clusters, long seed) {
    try (Workers workers = new Workers(1)) {
      double[][] byDimension = new double[dimensions][points.length / dimensions];
      for (int at = 0; at < points.length; at++) {
        byDimension[at % dimensions][at / dimensions] = points[at];
      }
      return KMeans.cluster(byDimension, clusters, 40, seed, workers);
    }
  }

  private static double inertia(double[] points, int[] labels) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      for (int d = 0; d < 2; d++) {
        double mean = 0;
        int size = 0;
        for (int i = 0; i < labels.length; i++) {
          if (labels[i] == c) {
            mean += points[2 * i + d];
            size++;
          }
        }
        for (int i = 0; i < labels.length; i++) {
          sum += labels[i] == c ? Math.pow(points[2 * i + d] - mean / size, 2) : 0;
        }
      }
    }
    return sum;
  }
}
