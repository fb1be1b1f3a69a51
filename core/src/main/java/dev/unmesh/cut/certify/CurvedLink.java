package dev.unmesh.cut.certify;

/** The same curve for every number. */
record CurvedLink(Curve curve, int width) implements Link {
  @Override
  public int in() {
    return width;
  }

  @Override
  public int out() {
    return width;
  }

  @Override
  public double[] value(double[] x) {
    double[] y = new double[width];
    for (int i = 0; i < width; i++) {
      y[i] = curve.value(x[i]);
    }
    return y;
  }

  @Override
  public double[] gradient(double[] x, double[] row) {
    double[] to = new double[width];
    for (int i = 0; i < width; i++) {
      to[i] = row[i] * curve.slope(x[i]);
    }
    return to;
  }

  @Override
  public Joint through(Link other, Joint in) {
    double[] low = new double[width];
    double[] high = new double[width];
    for (int i = 0; i < width; i++) {
      double from = in.difference().low()[i];
      double to = in.difference().high()[i];
      Curve.Interval slopes = slopes(in, i);
      low[i] = Math.nextDown(Math.min(Math.min(slopes.low() * from, slopes.high() * from), Math.min(slopes.low() * to, slopes.high() * to)));
      high[i] = Math.nextUp(Math.max(Math.max(slopes.low() * from, slopes.high() * from), Math.max(slopes.low() * to, slopes.high() * to)));
    }
    return new Joint(image(in.first()), image(in.second()), new Box(low, high)).tightened();
  }

  private Box image(Box in) {
    double[] low = new double[width];
    double[] high = new double[width];
    for (int i = 0; i < width; i++) {
      Curve.Interval values = curve.values(in.low()[i], in.high()[i]);
      low[i] = values.low();
      high[i] = values.high();
    }
    return new Box(low, high);
  }

  // between the two networks' inputs, wherever they lie
  private Curve.Interval slopes(Joint in, int i) {
    return curve.slopes(Math.min(in.first().low()[i], in.second().low()[i]), Math.max(in.first().high()[i], in.second().high()[i]));
  }

  @Override
  public Rows over(Link other, Joint in, Rows rows, LinearSum sum) {
    Lines value = new Lines(width);
    Lines difference = new Lines(width);
    for (int i = 0; i < width; i++) {
      if (rows.first()[i] != 0) {
        Relaxation.ofValue(curve, in.first().low()[i], in.first().high()[i], i, value);
      }
      if (rows.difference()[i] != 0) {
        Relaxation.ofDifference(slopes(in, i), in.difference().low()[i], in.difference().high()[i], i, difference);
      }
    }
    return new Rows(value.over(rows.first(), width, sum), difference.over(rows.difference(), width, sum));
  }
}
