package dev.unmesh.train.activity;

import java.util.Arrays;

/**
 * Classes shared out among modules so that all modules serve equally many (up to one) and the sum of affinities is the largest there
 * is: the Hungarian method (Kuhn 1955) in the form with potentials, on classes against places in modules. O(classes^2 places).
 */
final class BalancedAssignment {
  private BalancedAssignment() {}

  /**
   * @param affinity classes x modules, finite
   * @return the module of each class; of equals, the lower numbers first
   */
  static long[] of(double[][] affinity) {
    int classes = affinity.length;
    int modules = affinity[0].length;
    int sure = classes / modules;
    int places = modules * (sure + (classes % modules == 0 ? 0 : 1));
    double most = Arrays.stream(affinity).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
    // every module's sure places are worth more than any affinities, so that none stays empty while another has one over
    double bonus = 4 * (most + 1) * classes;
    double[][] cost = new double[classes][places];
    for (int c = 0; c < classes; c++) {
      for (int p = 0; p < places; p++) {
        cost[c][p] = -affinity[c][p % modules] - (p / modules < sure ? bonus : 0);
      }
    }
    int[] place = solve(cost, places);
    return Arrays.stream(place).mapToLong(p -> p % modules).toArray();
  }

  // one row after another is given a column along the shortest path of reduced costs
  private static int[] solve(double[][] cost, int columns) {
    int rows = cost.length;
    double[] ofRow = new double[rows + 1];
    double[] ofColumn = new double[columns + 1];
    int[] rowIn = new int[columns + 1];
    for (int row = 1; row <= rows; row++) {
      int[] before = new int[columns + 1];
      double[] distance = new double[columns + 1];
      Arrays.fill(distance, Double.POSITIVE_INFINITY);
      boolean[] done = new boolean[columns + 1];
      rowIn[0] = row;
      int column = 0;
      while (rowIn[column] != 0) {
        done[column] = true;
        column = nearest(cost[rowIn[column] - 1], ofRow, ofColumn, rowIn, column, distance, before, done);
      }
      while (column != 0) {
        rowIn[column] = rowIn[before[column]];
        column = before[column];
      }
    }
    int[] columnOf = new int[rows];
    for (int column = 1; column <= columns; column++) {
      if (rowIn[column] != 0) {
        columnOf[rowIn[column] - 1] = column - 1;
      }
    }
    return columnOf;
  }

  private static int nearest(
      double[] cost, double[] ofRow, double[] ofColumn, int[] rowIn, int from, double[] distance, int[] before, boolean[] done) {
    double least = Double.POSITIVE_INFINITY;
    int next = 0;
    for (int column = 1; column < distance.length; column++) {
      if (!done[column]) {
        double reduced = cost[column - 1] - ofRow[rowIn[from]] - ofColumn[column];
        if (reduced < distance[column]) {
          distance[column] = reduced;
          before[column] = from;
        }
        if (distance[column] < least) {
          least = distance[column];
          next = column;
        }
      }
    }
    for (int column = 0; column < distance.length; column++) {
      if (done[column]) {
        ofRow[rowIn[column]] += least;
        ofColumn[column] -= least;
      } else {
        distance[column] -= least;
      }
    }
    return next;
  }
}
