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

  /** The inputs of one output's window. */
  private int[] window(int output) {
    int width = shape.width() / shape.size();
    int height = shape.height() / shape.size();
    int row = output / width % height * shape.size();
    int start = (output / (width * height) * shape.height() + row) * shape.width() + output % width * shape.size();
    int[] window = new int[shape.size() * shape.size()];
    for (int i = 0; i < window.length; i++) {
      window[i] = start + i / shape.size() * shape.width() + i % shape.size();
    }
    return window;
  }

  private static int largest(double[] of, int[] window) {
    int best = window[0];
    for (int at : window) {
      best = of[at] > of[best] ? at : best;
    }
    return best;
  }

  /** The input that is largest whatever the others are, or -1. */
  private static int winner(Box in, int[] window) {
    int best = largest(in.low(), window);
    for (int at : window) {
      if (at != best && in.high()[at] > in.low()[best]) {
        return -1;
      }
    }
    return best;
  }

  @Override
  public double[] value(double[] x) {
    double[] y = new double[out()];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[largest(x, window(i))];
    }
    return y;
  }

  @Override
  public double[] gradient(double[] x, double[] row) {
    double[] to = new double[in()];
    for (int i = 0; i < row.length; i++) {
      to[largest(x, window(i))] += row[i];
    }
    return to;
  }

  @Override
  public Joint through(Link other, Joint in) {
    double[] low = new double[out()];
    double[] high = new double[out()];
    for (int i = 0; i < low.length; i++) {
      // max a - max b lies between the least and the largest a - b
      int[] window = window(i);
      int winner = winner(in.first(), window);
      boolean same = winner >= 0 && winner == winner(in.second(), window);
      low[i] = same ? in.difference().low()[winner] : least(in.difference().low(), window);
      high[i] = same ? in.difference().high()[winner] : in.difference().high()[largest(in.difference().high(), window)];
    }
    return new Joint(image(in.first()), image(in.second()), new Box(low, high)).tightened();
  }

  private static double least(double[] of, int[] window) {
    double least = of[window[0]];
    for (int at : window) {
      least = Math.min(least, of[at]);
    }
    return least;
  }

  private Box image(Box in) {
    double[] low = new double[out()];
    double[] high = new double[out()];
    for (int i = 0; i < low.length; i++) {
      int[] window = window(i);
      low[i] = in.low()[largest(in.low(), window)];
      high[i] = in.high()[largest(in.high(), window)];
    }
    return new Box(low, high);
  }

  @Override
  public Rows over(Link other, Joint in, Rows rows, LinearSum sum) {
    Joint out = through(other, in);
    Lines value = new Lines(out());
    Lines difference = new Lines(out());
    for (int i = 0; i < out(); i++) {
      if (rows.first()[i] == 0 && rows.difference()[i] == 0) {
        continue;
      }
      int[] window = window(i);
      int winner = winner(in.first(), window);
      if (winner >= 0) {
        value.same(i, winner);
      } else {
        value.low(i, largest(in.first().low(), window), 1, 0);
        value.high(i, -1, 0, out.first().high()[i]);
      }
      if (winner >= 0 && winner == winner(in.second(), window)) {
        difference.same(i, winner);
      } else {
        difference.constants(i, out.difference().low()[i], out.difference().high()[i]);
      }
    }
    return new Rows(value.over(rows.first(), in(), sum), difference.over(rows.difference(), in(), sum));
  }
}
