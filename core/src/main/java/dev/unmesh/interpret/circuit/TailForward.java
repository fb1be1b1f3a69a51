package dev.unmesh.interpret.circuit;

import java.util.Arrays;

/**
 * The forward pass of a tail with some of its edges, as the definition has it: in float64, a neuron's edges added one after the other
 * from the first column to the last. What is faster must agree with this.
 */
final class TailForward {
  private TailForward() {}

  /** The last layer's values: [place][example]. */
  static double[][] outputs(Carried carried, Mask mask) {
    return outputsFrom(carried, mask, 0, carried.inputs());
  }

  /** The same from layer {@code from} on; {@code columns} is what its columns carry. */
  static double[][] outputsFrom(Carried carried, Mask mask, int from, double[][] columns) {
    Tail tail = carried.tail();
    double[][] y = columns;
    for (int l = from; l < tail.depth(); l++) {
      double[][] z = new double[tail.layer(l).rows()][];
      for (int i = 0; i < z.length; i++) {
        if (mask.isRead(l, i)) {
          z[i] = row(carried, mask, l, i, y);
        }
      }
      if (l == tail.depth() - 1) {
        return z;
      }
      y = carry(carried, l, z);
    }
    throw new IllegalStateException("a tail has a last layer");
  }

  /** What a neuron takes in, before its activation. */
  static double[] row(Carried carried, Mask mask, int layer, int row, double[][] columns) {
    return row(carried, mask, layer, row, columns, -1);
  }

  /** The same without the edge from column {@code without}. */
  static double[] row(Carried carried, Mask mask, int layer, int row, double[][] columns, int without) {
    TailLayer of = carried.tail().layer(layer);
    double[] z = carried.base(layer, row).clone();
    for (int c = 0; c < of.columns(); c++) {
      if (c != without && mask.has(layer, row, c)) {
        add(z, of.weight(row, c), columns[c]);
      }
    }
    return z;
  }

  /** What the columns of the next layer carry; null where nothing reads it. */
  static double[][] carry(Carried carried, int layer, double[][] z) {
    double[][] y = new double[z.length][];
    for (int i = 0; i < z.length; i++) {
      if (z[i] != null) {
        y[i] = new double[z[i].length];
        Activations.apply(carried.tail().activation(), z[i], y[i]);
        carried.subtractReference(layer + 1, i, y[i]);
      }
    }
    return y;
  }

  private static void add(double[] z, double weight, double[] y) {
    for (int n = 0; n < z.length; n++) {
      z[n] += weight * y[n];
    }
  }

  /** An array of {@code count} times {@code value}. */
  static double[] constant(int count, double value) {
    double[] values = new double[count];
    Arrays.fill(values, value);
    return values;
  }
}
