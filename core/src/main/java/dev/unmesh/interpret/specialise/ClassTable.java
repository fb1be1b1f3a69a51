package dev.unmesh.interpret.specialise;

import java.util.Arrays;

/**
 * How often each module was the most active one, class by class.
 *
 * @param counts classes x modules
 */
record ClassTable(int[][] counts) {
  /**
   * @param winners the most active module of every example
   * @param labels the class of every example
   * @param examples which examples to count
   */
  static ClassTable of(int[] winners, int[] labels, int[] examples, int classes, int modules) {
    int[][] counts = new int[classes][modules];
    for (int example : examples) {
      counts[labels[example]][winners[example]]++;
    }
    return new ClassTable(counts);
  }

  /** The plug-in estimate of MI(class; most active module) in nats, as papers print it: 0 to ln(modules); biased upwards. */
  double mutualInformation() {
    long[] classes = classes();
    long[] modules = modules();
    double n = total();
    double sum = 0;
    for (int c = 0; c < counts.length; c++) {
      for (int m = 0; m < modules.length; m++) {
        if (counts[c][m] > 0) {
          sum += counts[c][m] / n * Math.log(counts[c][m] * n / ((double) classes[c] * modules[m]));
        }
      }
    }
    return Math.max(0, sum);
  }

  /**
   * The same less its bias to first order, (C + M - CM - 1) / 2n with C, M and CM the classes, modules and pairs that occur; may come
   * out just below 0. Source: Miller 1955, "Note on the bias of information estimates", for each of the three entropies.
   */
  double corrected() {
    int occurring = occurring(classes()) + occurring(modules()) - 1;
    for (int[] row : counts) {
      for (int count : row) {
        occurring -= count > 0 ? 1 : 0;
      }
    }
    return mutualInformation() + occurring / (2.0 * total());
  }

  private long[] classes() {
    long[] sums = new long[counts.length];
    for (int c = 0; c < counts.length; c++) {
      for (int count : counts[c]) {
        sums[c] += count;
      }
    }
    return sums;
  }

  private long[] modules() {
    long[] sums = new long[counts[0].length];
    for (int[] row : counts) {
      for (int m = 0; m < row.length; m++) {
        sums[m] += row[m];
      }
    }
    return sums;
  }

  private long total() {
    return Arrays.stream(classes()).sum();
  }

  private static int occurring(long[] sums) {
    return (int) Arrays.stream(sums).filter(sum -> sum > 0).count();
  }
}
