package dev.unmesh.interpret.circuit;

/**
 * One matrix of a network's tail, in float64.
 *
 * @param connection the connection's name
 * @param weights rows x columns, row-major
 * @param bias one a row; zeros where the layer has none
 */
record TailLayer(String connection, int rows, int columns, double[] weights, double[] bias) {
  double weight(int row, int column) {
    return weights[row * columns + column];
  }

  int size() {
    return weights.length;
  }
}
