package dev.unmesh.train;

import dev.unmesh.cluster.BipartiteSpectral;
import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.PairPartition;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds modules by spectral clustering: one connection's rows and columns together, or several connections' groups jointly. */
final class ModuleSearch {
  private ModuleSearch() {}

  static Partition find(Wiring wiring, List<Connection> divided, Weights signal, int modules, long seed) {
    Connection connection = divided.get(0);
    Matrix matrix = perNeuron(wiring, connection, Matrix.l2(connection, signal));
    PairPartition pair = new BipartiteSpectral().cluster(matrix, modules, seed);
    Map<String, int[]> labels = new LinkedHashMap<>();
    labels.put(connection.from(), pair.columns());
    labels.put(connection.to(), pair.rows());
    return new Partition(modules, labels);
  }

  /** Rows and columns of one neuron gathered into one entry, by L2 norm. */
  static Matrix perNeuron(Wiring wiring, Connection connection, Matrix matrix) {
    if (connection.rowMap().equals(AxisMap.ONE_TO_ONE) && connection.columnMap().equals(AxisMap.ONE_TO_ONE)) {
      return matrix;
    }
    int[] rows = wiring.rowNeurons(connection);
    int[] columns = wiring.columnNeurons(connection);
    int width = wiring.group(connection.from()).size();
    double[] squares = new double[wiring.group(connection.to()).size() * width];
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        squares[rows[i] * width + columns[j]] += (double) matrix.at(i, j) * matrix.at(i, j);
      }
    }
    float[] values = new float[squares.length];
    for (int e = 0; e < values.length; e++) {
      values[e] = (float) Math.sqrt(squares[e]);
    }
    return new Matrix(squares.length / width, width, values);
  }
}
