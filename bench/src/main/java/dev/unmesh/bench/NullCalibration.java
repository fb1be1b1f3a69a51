package dev.unmesh.bench;

import dev.unmesh.cluster.BipartiteSpectral;
import dev.unmesh.cluster.LabelPairing;
import dev.unmesh.measure.ClusterabilityMeasure;
import dev.unmesh.measure.ConnectionMeasure;
import dev.unmesh.measure.NullDistribution;
import dev.unmesh.measure.Progress;
import dev.unmesh.pressure.Clusterability;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.Permutation;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Whether the measure can be trusted: 64 x 64 matrices with four planted modules, and with none, measured beside their null. Prints a
 * Markdown table. Arguments: {@code [--draws N] [--shuffles N]}; 100 and 50.
 */
public final class NullCalibration {
  private static final int SIZE = 64;
  private static final int MODULES = 4;

  private final int draws;
  private final int shuffles;

  private NullCalibration(int draws, int shuffles) {
    this.draws = draws;
    this.shuffles = shuffles;
  }

  public static void main(String[] args) {
    NullCalibration calibration = new NullCalibration(option(args, "--draws", 100), option(args, "--shuffles", 50));
    System.out.println("| matrices | draws | C mean (min) | z mean (min, max) | modules recovered | C >= .95 and z >= 10 | abs(z) < 3 | z < 3 |"
        + " published pairing, C mean |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    calibration.row("planted, N(0,1) in .1 N(0,1)", .1, 0);
    calibration.row("i.i.d. Gaussian", 1, 0);
    calibration.row("Gaussian, log-normal scales (.5)", 1, .5);
    calibration.row("Gaussian, log-normal scales (1)", 1, 1);
  }

  private void row(String name, double outside, double spread) {
    double c = 0;
    double minC = 1;
    double z = 0;
    double minZ = Double.POSITIVE_INFINITY;
    double maxZ = Double.NEGATIVE_INFINITY;
    double published = 0;
    int recovered = 0;
    int clear = 0;
    int calm = 0;
    int low = 0;
    for (int draw = 0; draw < draws; draw++) {
      Planted planted = Planted.draw(outside, spread, draw);
      ConnectionMeasure measure =
          new ClusterabilityMeasure(shuffles, draw, Runtime.getRuntime().availableProcessors(), Progress.NONE)
              .discovered("matrix", planted.matrix, MODULES, new BipartiteSpectral());
      double found = measure.clusterability().orElseThrow();
      double score = measure.nullModel().flatMap(n -> n.z().stream().boxed().findFirst()).orElseThrow();
      c += found / draws;
      minC = Math.min(minC, found);
      z += score / draws;
      minZ = Math.min(minZ, score);
      maxZ = Math.max(maxZ, score);
      published += Clusterability.of(planted.matrix, new LabelPairing().cluster(planted.matrix, MODULES, draw)) / draws;
      recovered += planted.recovered(measure) ? 1 : 0;
      clear += found >= .95 && score >= 10 ? 1 : 0;
      calm += Math.abs(score) < 3 ? 1 : 0;
      low += score < 3 ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT, "| %s | %d | %.3f (%.3f) | %.2f (%.1f, %.1f) | %s | %d | %d | %d | %.3f |%n", name, draws, c, minC, z, minZ, maxZ,
        outside < 1 ? Integer.toString(recovered) : "-", clear, calm, low, published);
  }

  private static int option(String[] args, String name, int otherwise) {
    for (int i = 0; i + 1 < args.length; i++) {
      if (args[i].equals(name)) {
        return Integer.parseInt(args[i + 1]);
      }
    }
    return otherwise;
  }

  /** A matrix whose blocks are known, rows and columns shuffled. */
  private record Planted(Matrix matrix, int[] rows, int[] columns) {
    static Planted draw(double outside, double spread, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      int[] rows = shuffled(random);
      int[] columns = shuffled(random);
      double[] rowScale = scales(spread, random);
      double[] columnScale = scales(spread, random);
      float[] values = new float[SIZE * SIZE];
      for (int i = 0; i < SIZE; i++) {
        for (int j = 0; j < SIZE; j++) {
          double deviation = rows[i] == columns[j] ? 1 : outside;
          values[i * SIZE + j] = (float) (random.nextGaussian() * deviation * rowScale[i] * columnScale[j]);
        }
      }
      return new Planted(new Matrix(SIZE, SIZE, values), rows, columns);
    }

    private static int[] shuffled(SplittableRandom random) {
      int[] labels = Permutation.identity(SIZE);
      for (int i = 0; i < SIZE; i++) {
        labels[i] = i * MODULES / SIZE;
      }
      for (int i = SIZE - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swapped = labels[i];
        labels[i] = labels[j];
        labels[j] = swapped;
      }
      return labels;
    }

    private static double[] scales(double spread, SplittableRandom random) {
      double[] scales = new double[SIZE];
      for (int i = 0; i < SIZE; i++) {
        scales[i] = Math.exp(spread * random.nextGaussian());
      }
      return scales;
    }

    /** Whether every planted module is one found module, rows and columns alike. */
    boolean recovered(ConnectionMeasure measure) {
      int[] name = {-1, -1, -1, -1};
      return matches(rows, measure.rowModules(), name) && matches(columns, measure.columnModules(), name);
    }

    private static boolean matches(int[] planted, int[] found, int[] name) {
      for (int i = 0; i < SIZE; i++) {
        if (name[planted[i]] < 0) {
          name[planted[i]] = found[i];
        }
        if (name[planted[i]] != found[i]) {
          return false;
        }
      }
      return name[0] != name[1] && name[0] != name[2] && name[0] != name[3] && name[1] != name[2] && name[1] != name[3] && name[2] != name[3];
    }
  }
}
