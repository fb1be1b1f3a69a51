package dev.unmesh.cluster;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.ParameterView;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a connection adds to a network's adjacency: the summed absolute weights between the nodes of its rows and those of its columns. Entries
 * of one row that belong to the same node, as those of a flattened channel do, are taken run by run. Not safe for use by several threads.
 */
final class AdjacencyBlock {
  private final String connection;
  private final String parameter;
  private final int[] rowStarts;
  private final int[] columnStarts;
  private final int[] kernel;
  private final int[] rowOf;
  /** Where a run of columns of one node ends, and the place of that node. */
  private final int[] runEnds;
  private final int[] runOf;
  private final int[] rows;
  private final int[] columns;
  private final double[] weights;

  /** @param to the node of every row, {@code from} of every column */
  AdjacencyBlock(Connection connection, int[] to, int[] from) {
    ParameterView view = connection.view();
    this.connection = connection.name();
    this.parameter = view.parameter();
    this.rowStarts = Arrays.stream(view.rows().offsets()).mapToInt(at -> Math.toIntExact(view.offset() + at)).toArray();
    this.columnStarts = Arrays.stream(view.columns().offsets()).mapToInt(Math::toIntExact).toArray();
    this.kernel = Arrays.stream(view.kernel().offsets()).mapToInt(Math::toIntExact).toArray();
    this.rows = Arrays.stream(to).distinct().toArray();
    this.columns = Arrays.stream(from).distinct().toArray();
    this.rowOf = places(to, rows);
    int[] columnOf = places(from, columns);
    this.runEnds = IntStream.rangeClosed(1, from.length).filter(j -> j == from.length || columnOf[j] != columnOf[j - 1]).toArray();
    this.runOf = Arrays.stream(runEnds).map(end -> columnOf[end - 1]).toArray();
    this.weights = new double[rows.length * columns.length];
  }

  private static int[] places(int[] nodes, int[] distinct) {
    Map<Integer, Integer> place = new LinkedHashMap<>();
    for (int node : distinct) {
      place.put(node, place.size());
    }
    return Arrays.stream(nodes).map(place::get).toArray();
  }

  String connection() {
    return connection;
  }

  /** Whether all weights taken in are finite. */
  boolean isFinite() {
    return Arrays.stream(weights).allMatch(Double::isFinite);
  }

  String parameter() {
    return parameter;
  }

  /** Takes the weights in and adds them to the strengths of the nodes. */
  void read(float[] w, double[] strengths) {
    Arrays.fill(weights, 0);
    for (int i = 0; i < rowStarts.length; i++) {
      int line = rowOf[i] * columns.length;
      for (int run = 0, j = 0; run < runEnds.length; j = runEnds[run++]) {
        weights[line + runOf[run]] += sum(w, rowStarts[i], j, runEnds[run]);
      }
    }
    for (int r = 0, i = 0; r < rows.length; r++) {
      for (int c = 0; c < columns.length; c++, i++) {
        strengths[rows[r]] += weights[i];
        strengths[columns[c]] += weights[i];
      }
    }
  }

  private double sum(float[] w, int start, int from, int to) {
    double sum = 0;
    for (int j = from; j < to; j++) {
      int at = start + columnStarts[j];
      for (int s : kernel) {
        sum += Math.abs(w[at + s]);
      }
    }
    return sum;
  }

  /** sums += A x. */
  void multiply(double[] x, double[] sums) {
    int width = columns.length;
    for (int r = 0; r < rows.length; r++) {
      double of = x[rows[r]];
      double sum = 0;
      for (int c = 0, i = r * width; c < width; c++, i++) {
        sum += weights[i] * x[columns[c]];
        sums[columns[c]] += weights[i] * of;
      }
      sums[rows[r]] += sum;
    }
  }

  /**
   * Adds {@code scale} times sum_e (1 - value_e) (v_i^2 + v_j^2) - 2 v_i v_j, times the weight's sign, to the gradient of each weight.
   *
   * @param v D^-1/2 times the eigenvector of each value
   */
  void addGradient(double[] values, double[][] v, double scale, float[] w, float[] g) {
    double[] slopes = slopes(values, v);
    for (int i = 0; i < rowStarts.length; i++) {
      int line = rowOf[i] * columns.length;
      for (int run = 0, j = 0; run < runEnds.length; j = runEnds[run++]) {
        add((float) (scale * slopes[line + runOf[run]]), rowStarts[i], j, runEnds[run], w, g);
      }
    }
  }

  private double[] slopes(double[] values, double[][] v) {
    double[] slopes = new double[weights.length];
    for (int r = 0, i = 0; r < rows.length; r++) {
      for (int c = 0; c < columns.length; c++, i++) {
        for (int e = 0; e < v.length; e++) {
          double a = v[e][rows[r]];
          double b = v[e][columns[c]];
          slopes[i] += (1 - values[e]) * (a * a + b * b) - 2 * a * b;
        }
      }
    }
    return slopes;
  }

  private void add(float slope, int start, int from, int to, float[] w, float[] g) {
    for (int j = from; j < to; j++) {
      int at = start + columnStarts[j];
      for (int s : kernel) {
        g[at + s] += slope * sign(w[at + s]);
      }
    }
  }

  // signs are a coin toss, on which Math.signum would branch
  private static float sign(float x) {
    return x == 0 ? 0 : Math.copySign(1, x);
  }
}
