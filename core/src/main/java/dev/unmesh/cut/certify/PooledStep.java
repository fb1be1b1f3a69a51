package dev.unmesh.cut.certify;

import dev.unmesh.cut.certify.Planes.Plane;

/** The largest number of each window, in both networks. */
record PooledStep(PooledLink link) implements Step {
  @Override
  public int in() {
    return link.in();
  }

  @Override
  public int out() {
    return link.out();
  }

  @Override
  public Joint through(Joint in) {
    if (in.same()) {
      return Joint.of(image(in.first()));
    }
    double[] low = new double[out()];
    double[] high = new double[out()];
    for (int i = 0; i < low.length; i++) {
      // max a - max b lies between the least and the largest a - b
      int[] window = link.window(i);
      int winner = winner(in, window);
      low[i] = in.difference().low()[winner >= 0 ? winner : least(in.difference().low(), window)];
      high[i] = in.difference().high()[winner >= 0 ? winner : PooledLink.largest(in.difference().high(), window)];
    }
    return new Joint(image(in.first()), image(in.second()), new Box(low, high)).tightened();
  }

  private Box image(Box in) {
    double[] low = new double[out()];
    double[] high = new double[out()];
    for (int i = 0; i < low.length; i++) {
      int[] window = link.window(i);
      low[i] = in.low()[PooledLink.largest(in.low(), window)];
      high[i] = in.high()[PooledLink.largest(in.high(), window)];
    }
    return new Box(low, high);
  }

  private static int least(double[] of, int[] window) {
    int best = window[0];
    for (int at : window) {
      best = of[at] < of[best] ? at : best;
    }
    return best;
  }

  /** The input that is largest whatever the others are, or -1. */
  private static int winner(Box in, int[] window) {
    int best = PooledLink.largest(in.low(), window);
    return most(in, window, best) <= in.low()[best] ? best : -1;
  }

  private static int winner(Joint in, int[] window) {
    int winner = winner(in.first(), window);
    return winner >= 0 && winner == winner(in.second(), window) ? winner : -1;
  }

  // how large the others in the window may be
  private static double most(Box in, int[] window, int but) {
    double most = Double.NEGATIVE_INFINITY;
    for (int at : window) {
      most = at == but ? most : Math.max(most, in.high()[at]);
    }
    return most;
  }

  @Override
  public Rewriting rewriting(Joint in) {
    Joint out = through(in);
    Planes planes = new Planes(out());
    for (int i = 0; i < out(); i++) {
      set(in, out, i, planes);
    }
    return PlanesRewriting.of(planes, in, out());
  }

  private void set(Joint in, Joint out, int i, Planes planes) {
    int[] window = link.window(i);
    Box first = in.first();
    int best = PooledLink.largest(first.low(), window);
    double others = most(first, window, best);
    boolean won = others <= first.low()[best];
    Plane high = won ? Plane.VALUE : above(first.low()[best], first.high()[best], others);
    Plane below = Plane.DIFFERENCE;
    Plane above = Plane.DIFFERENCE;
    if (in.same()) {
      below = Plane.ZERO;
      above = Plane.ZERO;
    } else if (winner(in, window) < 0) {
      below = Plane.constant(out.difference().low()[i]);
      above = Plane.constant(out.difference().high()[i]);
    }
    planes.set(i, best, Plane.VALUE, high, below, above);
  }

  // max(x, others) is convex in x: below its chord
  private static Plane above(double low, double high, double others) {
    double atLow = Math.max(low, others);
    double atHigh = Math.max(high, others);
    if (!(high > low) || atHigh == atLow) {
      return Plane.constant(atHigh);
    }
    double slope = (atHigh - atLow) / (high - low);
    return new Plane(slope, 0, Box.up(atLow - slope * low) + 1e-15 * (Math.abs(low) + Math.abs(high) + Math.abs(others)));
  }

  @Override
  public boolean settled(Joint in, int i) {
    return false;
  }
}
