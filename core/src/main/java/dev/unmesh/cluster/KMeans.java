package dev.unmesh.cluster;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Lloyd's k-means from k-means++ starts, the best of several by inertia. Deterministic for a seed; ties go to the lower number. A
 * cluster that runs empty is given the point farthest from its centre; with fewer distinct points than clusters some stay empty.
 * Points are kept dimension by dimension, so that distances to a centre are whole-array loops. Sources: Lloyd 1982; Arthur and
 * Vassilvitskii 2007.
 */
final class KMeans {
  private static final int MOST_ROUNDS = 300;

  /** Restarts are compared once a round gains less than this share of inertia; only the best is taken to its end. */
  private static final double ROUGHLY = 1e-4;

  private final double[][] points;
  private final int count;
  private final int clusters;
  private final double[][] centres;
  private final double[][] sums;
  private final int[] sizes;
  private final int[] labels;
  private final double[] distances;
  private final double[] other;

  private KMeans(double[][] points, int clusters) {
    this.points = points;
    this.count = points[0].length;
    this.clusters = clusters;
    this.centres = new double[clusters][points.length];
    this.sums = new double[clusters][points.length];
    this.sizes = new int[clusters];
    this.labels = new int[count];
    Arrays.fill(labels, -1);
    this.distances = new double[count];
    this.other = new double[count];
  }

  /**
   * @param points dimensions x points
   * @return the cluster of each point, in the numbering k-means happened to give
   */
  static int[] cluster(double[][] points, int clusters, int restarts, long seed, Workers workers) {
    KMeans[] runs = new KMeans[restarts];
    workers.run(
        restarts,
        restart -> {
          runs[restart] = new KMeans(points, clusters);
          runs[restart].start(new SplittableRandom(Seeds.derive(seed, restart)));
          runs[restart].settle(ROUGHLY);
        });
    KMeans best = runs[0];
    for (KMeans run : runs) {
      best = run.inertia() < best.inertia() ? run : best;
    }
    best.settle(0);
    return best.labels;
  }

  /** Lloyd's rounds until no label changes, or inertia falls by no more than this share a round. */
  private void settle(double share) {
    double before = Double.POSITIVE_INFINITY;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      boolean changed = assign();
      changed |= fillEmpty();
      double inertia = inertia();
      if (!changed || before - inertia < share * inertia) {
        break;
      }
      before = inertia;
      recentre();
    }
  }

  private double inertia() {
    double sum = 0;
    for (double d : distances) {
      sum += d;
    }
    return sum;
  }

  /** k-means++: each further centre is a point drawn in proportion to its squared distance from the centres so far. */
  private void start(SplittableRandom random) {
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    int chosen = random.nextInt(count);
    for (int c = 0; c < clusters; c++) {
      for (int d = 0; d < points.length; d++) {
        centres[c][d] = points[d][chosen];
      }
      measure(centres[c], other);
      double sum = 0;
      for (int i = 0; i < count; i++) {
        distances[i] = Math.min(distances[i], other[i]);
        sum += distances[i];
      }
      double at = random.nextDouble() * sum;
      chosen = 0;
      for (double seen = distances[0]; chosen < count - 1 && seen <= at; seen += distances[chosen]) {
        chosen++;
      }
    }
  }

  /** Squared distances of all points from a centre. */
  private void measure(double[] centre, double[] to) {
    Arrays.fill(to, 0);
    for (int d = 0; d < points.length; d++) {
      addSquares(points[d], centre[d], to);
    }
  }

  private static void addSquares(double[] x, double at, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += (x[i] - at) * (x[i] - at);
    }
  }

  private boolean assign() {
    int[] nearest = new int[count];
    measure(centres[0], distances);
    for (int c = 1; c < clusters; c++) {
      measure(centres[c], other);
      closer(other, c, distances, nearest);
    }
    boolean changed = false;
    for (int i = 0; i < count; i++) {
      if (nearest[i] != labels[i]) {
        relabel(i, nearest[i]);
        changed = true;
      }
    }
    return changed;
  }

  private static void closer(double[] other, int cluster, double[] least, int[] nearest) {
    for (int i = 0; i < least.length; i++) {
      nearest[i] = other[i] < least[i] ? cluster : nearest[i];
      least[i] = Math.min(other[i], least[i]);
    }
  }

  private void relabel(int point, int cluster) {
    int before = labels[point];
    for (int d = 0; d < points.length; d++) {
      if (before >= 0) {
        sums[before][d] -= points[d][point];
      }
      sums[cluster][d] += points[d][point];
    }
    if (before >= 0) {
      sizes[before]--;
    }
    sizes[cluster]++;
    labels[point] = cluster;
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
        relabel(farthest, c);
        distances[farthest] = 0;
        filled = true;
      }
    }
    return filled;
  }

  private void recentre() {
    for (int c = 0; c < clusters; c++) {
      for (int d = 0; sizes[c] > 0 && d < points.length; d++) {
        centres[c][d] = sums[c][d] / sizes[c];
      }
    }
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
