package dev.unmesh.run.film;

import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;

/**
 * A connection as a film keeps it: its weights, sign and all; where a neuron owns a block of columns or a weight is a kernel, the
 * root of the summed squares, without a sign. Copies of a group that stand side by side (folds) stay apart.
 */
final class FilmMatrix {
  private FilmMatrix() {}

  static int rows(Wiring wiring, Connection connection) {
    return connection.rowMap() instanceof AxisMap.Blocks ? wiring.group(connection.to()).size() : connection.rows();
  }

  static int columns(Wiring wiring, Connection connection) {
    return connection.columnMap() instanceof AxisMap.Blocks ? wiring.group(connection.from()).size() : connection.columns();
  }

  static float[] of(Wiring wiring, Connection connection, Weights weights) {
    Matrix matrix = Matrix.l2(connection, weights);
    int rows = rows(wiring, connection);
    int columns = columns(wiring, connection);
    if (rows == matrix.rows() && columns == matrix.columns()) {
      return matrix.values();
    }
    int[] row = rows == matrix.rows() ? null : wiring.rowNeurons(connection);
    int[] column = columns == matrix.columns() ? null : wiring.columnNeurons(connection);
    double[] squares = new double[rows * columns];
    for (int i = 0; i < matrix.rows(); i++) {
      int start = (row == null ? i : row[i]) * columns;
      for (int j = 0; j < matrix.columns(); j++) {
        double w = matrix.at(i, j);
        squares[start + (column == null ? j : column[j])] += w * w;
      }
    }
    float[] values = new float[squares.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sqrt(squares[i]);
    }
    return values;
  }
}
