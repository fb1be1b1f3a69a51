package dev.unmesh.cluster;

import dev.unmesh.wiring.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A matrix seen as a bipartite graph: rows and columns are the nodes, |S_ij| the weights between them. Nodes of degree 0 are
 * dead and left out.
 *
 * @param rows the live rows, ascending
 * @param columns the live columns, ascending
 * @param rowDegrees sum_j |S_ij| of each live row
 * @param columnDegrees sum_i |S_ij| of each live column
 * @param mass sum_ij |S_ij|
 */
record BipartiteGraph(Matrix signal, int[] rows, int[] columns, double[] rowDegrees, double[] columnDegrees, double mass) {
  private static final int ROWS_A_TASK = 64;

  /** @throws IllegalArgumentException if a value is not finite */
  static BipartiteGraph of(Matrix signal) {
    double[] rowSums = new double[signal.rows()];
    double[] columnSums = new double[signal.columns()];
    float[] values = signal.values();
    double mass = 0;
    for (int i = 0; i < rowSums.length; i++) {
      rowSums[i] = addRow(values, i * columnSums.length, columnSums);
      mass += rowSums[i];
    }
    if (!Double.isFinite(mass)) {
      throw notFinite(signal);
    }
    int[] rows = live(rowSums);
    int[] columns = live(columnSums);
    return new BipartiteGraph(signal, rows, columns, pick(rowSums, rows), pick(columnSums, columns), mass);
  }

  /** Adds a row's absolute values to the sums of the columns and returns their own sum. */
  private static double addRow(float[] values, int from, double[] columnSums) {
    double even = 0;
    double odd = 0;
    int pairs = columnSums.length & ~1;
    for (int j = 0; j < pairs; j += 2) {
      double a = Math.abs(values[from + j]);
      double b = Math.abs(values[from + j + 1]);
      even += a;
      odd += b;
      columnSums[j] += a;
      columnSums[j + 1] += b;
    }
    if (pairs < columnSums.length) {
      double a = Math.abs(values[from + pairs]);
      even += a;
      columnSums[pairs] += a;
    }
    return even + odd;
  }

  /** The size of the smaller live side. */
  int side() {
    return Math.min(rows.length, columns.length);
  }

  /**
   * The normalised matrix without its trivial singular pair (value 1, vectors sqrt(r / mass) and sqrt(c / mass)), over live rows
   * and columns: |S_ij| / sqrt(r_i c_j) - sqrt(r_i c_j) / mass.
   */
  PanelMatrix deflated(Workers workers) {
    int n = columns.length;
    float[] inverse = new float[n];
    float[] trivial = new float[n];
    for (int j = 0; j < n; j++) {
      inverse[j] = (float) (1 / Math.sqrt(columnDegrees[j]));
      trivial[j] = (float) Math.sqrt(columnDegrees[j] / mass);
    }
    PanelMatrix result = new PanelMatrix(rows.length, n);
    int tasks = (rows.length + ROWS_A_TASK - 1) / ROWS_A_TASK;
    workers.run(
        tasks,
        task -> {
          float[] line = new float[n];
          for (int i = task * ROWS_A_TASK; i < Math.min(rows.length, (task + 1) * ROWS_A_TASK); i++) {
            read(rows[i], line);
            normalise(line, (float) (1 / Math.sqrt(rowDegrees[i])), inverse, (float) Math.sqrt(rowDegrees[i] / mass), trivial);
            result.setRow(i, line);
          }
        });
    return result;
  }

  private void read(int row, float[] line) {
    int from = row * signal.columns();
    if (line.length == signal.columns()) {
      System.arraycopy(signal.values(), from, line, 0, line.length);
    } else {
      for (int j = 0; j < line.length; j++) {
        line[j] = signal.values()[from + columns[j]];
      }
    }
  }

  private static void normalise(float[] line, float inverse, float[] inverses, float trivial, float[] trivials) {
    for (int j = 0; j < line.length; j++) {
      line[j] = Math.abs(line[j]) * inverse * inverses[j] - trivial * trivials[j];
    }
  }

  /** Labels for all rows (or columns) of the matrix from those of the live ones: -1 for the dead. */
  static int[] spread(int[] liveLabels, int[] live, int size) {
    int[] labels = new int[size];
    Arrays.fill(labels, -1);
    for (int i = 0; i < live.length; i++) {
      labels[live[i]] = liveLabels[i];
    }
    return labels;
  }

  private static int[] live(double[] sums) {
    return IntStream.range(0, sums.length).filter(i -> sums[i] > 0).toArray();
  }

  private static double[] pick(double[] values, int[] at) {
    return Arrays.stream(at).mapToDouble(i -> values[i]).toArray();
  }

  private static IllegalArgumentException notFinite(Matrix signal) {
    float[] values = signal.values();
    int at = 0;
    while (Float.isFinite(values[at])) {
      at++;
    }
    return new IllegalArgumentException(
        "cannot cluster a " + signal + ": " + values[at] + " at row " + at / signal.columns() + ", column " + at % signal.columns()
            + "; every weight must be finite, so go back to a checkpoint from before the divergence");
  }
}
