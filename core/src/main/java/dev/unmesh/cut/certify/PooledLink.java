package dev.unmesh.cut.certify;

import dev.unmesh.network.Stage;

/** The largest number of each window. */
record PooledLink(Stage.MaxPool shape) implements Link {
  @Override
  public int in() {
    return shape.channels() * shape.height() * shape.width();
  }

  @Override
  public int out() {
    return shape.channels() * (shape.height() / shape.size()) * (shape.width() / shape.size());
  }

  // the first input of an output's window
  private int start(int output) {
    int width = shape.width() / shape.size();
    int height = shape.height() / shape.size();
    int row = output / width % height * shape.size();
    return (output / (width * height) * shape.height() + row) * shape.width() + output % width * shape.size();
  }

  /** The inputs of one output's window. */
  int[] window(int output) {
    int start = start(output);
    int[] window = new int[shape.size() * shape.size()];
    for (int i = 0; i < window.length; i++) {
      window[i] = start + i / shape.size() * shape.width() + i % shape.size();
    }
    return window;
  }

  static int largest(double[] of, int[] window) {
    int best = window[0];
    for (int at : window) {
      best = of[at] > of[best] ? at : best;
    }
    return best;
  }

  private int largest(double[] of, int output) {
    int start = start(output);
    int best = start;
    for (int row = 0; row < shape.size(); row++) {
      for (int at = start + row * shape.width(); at < start + row * shape.width() + shape.size(); at++) {
        best = of[at] > of[best] ? at : best;
      }
    }
    return best;
  }

  @Override
  public double[] value(double[] x) {
    double[] y = new double[out()];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[largest(x, i)];
    }
    return y;
  }

  @Override
  public double[] gradient(double[] x, double[] row) {
    double[] to = new double[in()];
    for (int i = 0; i < row.length; i++) {
      to[largest(x, i)] += row[i];
    }
    return to;
  }

  @Override
  public Noisy noisy(Box in, double[] error) {
    return NoisyPool.of(this, in, error);
  }
}
