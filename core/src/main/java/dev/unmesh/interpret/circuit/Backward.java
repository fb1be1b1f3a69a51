package dev.unmesh.interpret.circuit;

/** Gradients of something read from the last layer's values, neuron by neuron and example by example. */
final class Backward {
  private Backward() {}

  /** What every neuron takes in, before its activation: [layer][row][example]; zeros where nothing reads it. */
  static double[][][] forward(Carried carried, Mask mask, double[][] inputs) {
    Tail tail = carried.tail();
    double[][][] z = new double[tail.depth()][][];
    double[][] columns = inputs;
    for (int l = 0; l < z.length; l++) {
      z[l] = new double[tail.layer(l).rows()][];
      for (int i = 0; i < z[l].length; i++) {
        z[l][i] = mask.isRead(l, i) ? TailForward.row(carried, mask, l, i, columns) : new double[carried.count()];
      }
      columns = l + 1 < z.length ? TailForward.carry(carried, l, z[l]) : columns;
    }
    return z;
  }

  /**
   * @param z what {@link #forward} gave
   * @param outputs the gradient with respect to the last layer's values: [place][example]
   * @return the gradient with respect to z
   */
  static double[][][] gradients(Tail tail, Mask mask, double[][][] z, double[][] outputs) {
    double[][][] gradients = new double[z.length][][];
    gradients[z.length - 1] = outputs;
    double[] slope = new double[outputs[0].length];
    for (int l = z.length - 2; l >= 0; l--) {
      gradients[l] = new double[z[l].length][];
      for (int j = 0; j < z[l].length; j++) {
        double[] gradient = column(tail, mask, l + 1, j, gradients[l + 1]);
        Activations.slope(tail.activation(), z[l][j], slope);
        for (int n = 0; n < slope.length; n++) {
          gradient[n] *= slope[n];
        }
        gradients[l][j] = gradient;
      }
    }
    return gradients;
  }

  /** The gradient with respect to what a column of a layer carries. */
  static double[] column(Tail tail, Mask mask, int layer, int column, double[][] gradients) {
    double[] sum = new double[gradients[0].length];
    for (int i = 0; i < gradients.length; i++) {
      if (mask.has(layer, i, column)) {
        double w = tail.layer(layer).weight(i, column);
        double[] gradient = gradients[i];
        for (int n = 0; n < sum.length; n++) {
          sum[n] += w * gradient[n];
        }
      }
    }
    return sum;
  }
}
