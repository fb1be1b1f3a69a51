package dev.unmesh.cluster;

import java.util.Arrays;

/**
 * A dense matrix cut into panels of a few hundred columns, each row of a panel an array of its own. Java 17's JIT vectorises
 * {@code y[i] += a * x[i]} only when the arrays are read from index 0 up, so panels give it such arrays; they also keep a block of
 * vectors in the first-level cache and are the tasks that threads share. Sums run in one order whatever the number of threads.
 */
final class PanelMatrix {
  private static final int WIDEST = 512;

  private final int rows;
  private final int columns;
  private final int width;
  private final float[][][] panels;

  PanelMatrix(int rows, int columns) {
    int count = (columns + WIDEST - 1) / WIDEST;
    this.rows = rows;
    this.columns = columns;
    this.width = (columns + count - 1) / count;
    this.panels = new float[count][rows][];
    for (int p = 0; p < count; p++) {
      for (int i = 0; i < rows; i++) {
        panels[p][i] = new float[end(p) - p * width];
      }
    }
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  int panels() {
    return panels.length;
  }

  private int end(int panel) {
    return Math.min(columns, (panel + 1) * width);
  }

  void setRow(int i, float[] values) {
    for (int p = 0; p < panels.length; p++) {
      System.arraycopy(values, p * width, panels[p][i], 0, panels[p][i].length);
    }
  }

  /** Copies row {@code i} out. */
  void row(int i, double[] to) {
    for (int p = 0; p < panels.length; p++) {
      for (int j = 0; j < panels[p][i].length; j++) {
        to[p * width + j] = panels[p][i][j];
      }
    }
  }

  /** Fills one panel of this matrix from the rows of another, of which this is the transpose. */
  void transposePanel(int panel, PanelMatrix from) {
    int first = panel * width;
    int last = end(panel);
    for (int q = 0; q < from.panels.length; q++) {
      float[][] lines = from.panels[q];
      float[][] to = Arrays.copyOfRange(panels[panel], q * from.width, q * from.width + lines[0].length);
      int i = first;
      for (; i + 8 <= last; i += 8) {
        turn8(lines, i, to, i - first);
      }
      for (; i < last; i++) {
        for (int j = 0; j < to.length; j++) {
          to[j][i - first] = lines[i][j];
        }
      }
    }
  }

  /** Eight rows at a time: what they turn into is half a cache line. */
  private static void turn8(float[][] lines, int i, float[][] to, int at) {
    float[] a = lines[i];
    float[] b = lines[i + 1];
    float[] c = lines[i + 2];
    float[] d = lines[i + 3];
    float[] e = lines[i + 4];
    float[] f = lines[i + 5];
    float[] g = lines[i + 6];
    float[] h = lines[i + 7];
    for (int j = 0; j < a.length; j++) {
      float[] line = to[j];
      line[at] = a[j];
      line[at + 1] = b[j];
      line[at + 2] = c[j];
      line[at + 3] = d[j];
      line[at + 4] = e[j];
      line[at + 5] = f[j];
      line[at + 6] = g[j];
      line[at + 7] = h[j];
    }
  }

  /** Writes one panel's columns of y[c] = sum_i x[c][i] row_i, for every vector of the block. */
  void combine(int panel, float[][] x, float[][] y) {
    float[][] lines = panels[panel];
    int length = lines[0].length;
    float[][] sums = new float[x.length][length];
    int i = 0;
    for (; i + 4 <= rows; i += 4) {
      for (int c = 0; c < x.length; c++) {
        float[] a = x[c];
        Vectors.add4(lines[i], lines[i + 1], lines[i + 2], lines[i + 3], a[i], a[i + 1], a[i + 2], a[i + 3], sums[c]);
      }
    }
    for (; i < rows; i++) {
      for (int c = 0; c < x.length; c++) {
        Vectors.add(x[c][i], lines[i], sums[c]);
      }
    }
    for (int c = 0; c < x.length; c++) {
      System.arraycopy(sums[c], 0, y[c], panel * width, length);
    }
  }
}
