package dev.unmesh.bench;

import dev.unmesh.cluster.BipartiteSpectral;
import dev.unmesh.cluster.ContiguousBlocks;
import dev.unmesh.pressure.Clusterability;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.PairPartition;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Times bipartite spectral clustering of a 768 x 3072 float32 matrix into 4 modules, k-means from 10 starts: the counterpart of
 * bench/python/spectral.py. Arguments: {@code [--threads N] [--steps N] [--noise]}; without {@code --noise} four blocks are planted.
 * Twenty steps of warm-up, so that what is timed is compiled. Prints one line of JSON.
 */
public final class SpectralTiming {
  private static final int ROWS = 768;
  private static final int COLUMNS = 3072;
  private static final int MODULES = 4;
  private static final int WARM_UP = 20;

  private SpectralTiming() {}

  public static void main(String[] args) {
    int threads = option(args, "--threads", 1);
    int steps = option(args, "--steps", 10);
    Matrix matrix = matrix(!Arrays.asList(args).contains("--noise"), new Random(0));
    BipartiteSpectral clustering = new BipartiteSpectral(10, threads);
    double[] times = new double[steps];
    double enmeshment = 0;
    for (int i = -WARM_UP; i < steps; i++) {
      long start = System.nanoTime();
      PairPartition found = clustering.cluster(matrix, MODULES, i);
      if (i >= 0) {
        times[i] = (System.nanoTime() - start) / 1e6;
      }
      enmeshment = 1 - Clusterability.of(matrix, found);
    }
    Arrays.sort(times);
    System.out.printf(
        Locale.ROOT,
        "{\"workload\": \"spectral\", \"engine\": \"Unmesh, JDK %s\", \"threads\": %d, \"steps\": %d, \"medianMs\": %.4f, \"minMs\": %.4f,"
            + " \"meanMs\": %.4f, \"loss\": %.6f}%n",
        Runtime.version().feature(),
        threads,
        steps,
        (times[(steps - 1) / 2] + times[steps / 2]) / 2,
        times[0],
        Arrays.stream(times).average().orElseThrow(),
        enmeshment);
  }

  /** N(0, 1) entries, times .1 outside four blocks if they are planted, rows and columns shuffled. */
  static Matrix matrix(boolean planted, Random random) {
    int[] rows = shuffled(ContiguousBlocks.labels(ROWS, MODULES), random);
    int[] columns = shuffled(ContiguousBlocks.labels(COLUMNS, MODULES), random);
    float[] values = new float[ROWS * COLUMNS];
    for (int at = 0; at < values.length; at++) {
      boolean inside = rows[at / COLUMNS] == columns[at % COLUMNS];
      values[at] = (float) (random.nextGaussian() * (inside || !planted ? 1 : .1));
    }
    return new Matrix(ROWS, COLUMNS, values);
  }

  private static int[] shuffled(int[] labels, Random random) {
    for (int i = labels.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = labels[i];
      labels[i] = labels[j];
      labels[j] = kept;
    }
    return labels;
  }

  private static int option(String[] args, String name, int otherwise) {
    int at = Arrays.asList(args).indexOf(name);
    return at < 0 ? otherwise : Integer.parseInt(args[at + 1]);
  }
}
