package dev.unmesh.cut.certify;

/** The same curve for every number, in both networks. */
record CurvedStep(Curve curve, int width) implements Step {
  @Override
  public int in() {
    return width;
  }

  @Override
  public int out() {
    return width;
  }

  @Override
  public Joint through(Joint in) {
    if (in.same()) {
      return Joint.of(image(in.first()));
    }
    double[] low = new double[width];
    double[] high = new double[width];
    for (int i = 0; i < width; i++) {
      double from = in.difference().low()[i];
      double to = in.difference().high()[i];
      Curve.Interval slopes = slopes(in, i);
      low[i] = Box.down(Math.min(Math.min(slopes.low() * from, slopes.high() * from), Math.min(slopes.low() * to, slopes.high() * to)));
      high[i] = Box.up(Math.max(Math.max(slopes.low() * from, slopes.high() * from), Math.max(slopes.low() * to, slopes.high() * to)));
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
  public Rewriting rewriting(Joint in) {
    Planes planes = new Planes(width);
    for (int i = 0; i < width; i++) {
      Relaxation.at(curve, in, i, planes);
    }
    return PlanesRewriting.of(planes, in, width);
  }

  @Override
  public boolean settled(Joint in, int i) {
    return curve == Curve.RELU && sided(in.first(), i) && sided(in.second(), i);
  }

  private static boolean sided(Box box, int i) {
    return box.low()[i] >= 0 || box.high()[i] <= 0;
  }
}
