package dev.unmesh.cluster;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Lloyd's k-means from k-means++ starts, the best of several by inertia. Deterministic for a seed; ties go to the lower number. A
 * cluster that runs empty is given the point farthest from its centre; with fewer distinct points than clusters some stay empty.
 * Sources: Lloyd 1982; Arthur and Vassilvitskii 2007.
 */
final class KMeans {
  private static final int MOST_ROUNDS = 300;

  private final double[] points;
  private final int dimensions;
  private final int count;
  private final int clusters;

  private double[] centres;
  private int[] labels;
  private final double[] distances;
  private final int[] sizes;

  private KMeans(double[] points, int dimensions, int clusters) {
    this.points = points;
    this.dimensions = dimensions;
    this.count = points.length / dimensions;
    this.clusters = clusters;
    this.distances = new double[count];
    this.sizes = new int[clusters];
  }

  /**
   * @param points row-major, one row of {@code dimensions} a point
   * @return the cluster of each point, in the numbering k-means happened to give
   */
  static int[] cluster(double[] points, int dimensions, int clusters, int restarts, long seed, Workers workers) {
    double[] inertia = new double[restarts];
    int[][] found = new int[restarts][];
    workers.run(
        restarts,
        restart -> {
          KMeans run = new KMeans(points, dimensions, clusters);
          inertia[restart] = run.run(new SplittableRandom(Seeds.derive(seed, restart)));
          found[restart] = run.labels;
        });
    int best = 0;
    for (int restart = 1; restart < restarts; restart++) {
      if (inertia[restart] < inertia[best]) {
        best = restart;
      }
    }
    return found[best];
  }

  private double run(SplittableRandom random) {
    start(random);
    labels = new int[count];
    Arrays.fill(labels, -1);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      boolean changed = assign();
      changed |= fillEmpty();
      if (!changed) {
        break;
      }
      recentre();
    }
    double inertia = 0;
    for (double d : distances) {
      inertia += d;
    }
    return inertia;
  }

  /** k-means++: each further centre is a point drawn in proportion to its squared distance from the centres so far. */
  private void start(SplittableRandom random) {
    centres = new double[clusters * dimensions];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    int chosen = random.nextInt(count);
    for (int c = 0; c < clusters; c++) {
      System.arraycopy(points, chosen * dimensions, centres, c * dimensions, dimensions);
      double sum = 0;
      for (int i = 0; i < count; i++) {
        distances[i] = Math.min(distances[i], distance(i, c));
        sum += distances[i];
      }
      double at = random.nextDouble() * sum;
      chosen = 0;
      for (double seen = distances[0]; chosen < count - 1 && seen <= at; seen += distances[chosen]) {
        chosen++;
      }
    }
  }

  private boolean assign() {
    boolean changed = false;
    Arrays.fill(sizes, 0);
    for (int i = 0; i < count; i++) {
      int nearest = 0;
      double least = distance(i, 0);
      for (int c = 1; c < clusters; c++) {
        double d = distance(i, c);
        if (d < least) {
          least = d;
          nearest = c;
        }
      }
      changed |= labels[i] != nearest;
      labels[i] = nearest;
      distances[i] = least;
      sizes[nearest]++;
    }
    return changed;
  }

  private boolean fillEmpty() {
    boolean filled = false;
    for (int c = 0; c < clusters; c++) {
      if (sizes[c] == 0) {
        int farthest = 0;
        for (int i = 1; i < count; i++) {
          if (distances[i] > distances[farthest]) {
            farthest = i;
          }
        }
        if (distances[farthest] == 0) {
          return filled;
        }
        sizes[labels[farthest]]--;
        labels[farthest] = c;
        sizes[c] = 1;
        distances[farthest] = 0;
        filled = true;
      }
    }
    return filled;
  }

  private void recentre() {
    double[] sums = new double[centres.length];
    for (int i = 0; i < count; i++) {
      for (int d = 0; d < dimensions; d++) {
        sums[labels[i] * dimensions + d] += points[i * dimensions + d];
      }
    }
    for (int c = 0; c < clusters; c++) {
      for (int d = 0; sizes[c] > 0 && d < dimensions; d++) {
        centres[c * dimensions + d] = sums[c * dimensions + d] / sizes[c];
      }
    }
  }

  private double distance(int point, int centre) {
    double sum = 0;
    for (int d = 0, p = point * dimensions, c = centre * dimensions; d < dimensions; d++, p++, c++) {
      double difference = points[p] - centres[c];
      sum += difference * difference;
    }
    return sum;
  }

  /** The same clusters, numbered by first appearance. */
  static int[] numberedByAppearance(int[] labels, int clusters) {
    int[] number = new int[clusters];
    Arrays.fill(number, -1);
    int next = 0;
    int[] result = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      if (number[labels[i]] < 0) {
        number[labels[i]] = next++;
      }
      result[i] = number[labels[i]];
    }
    return result;
  }
}
