package dev.unmesh.cut.certify;

import dev.unmesh.cut.certify.Planes.Plane;

/**
 * Lines below and above an activation over an interval, and planes below and above the difference of its values in the two networks. For
 * ReLU the lines are those of Zhang et al. 2018 (CROWN) and Singh et al. 2019 (DeepPoly), planes on the difference alone those of Paulsen,
 * Wang, Wang 2020 (NeuroDiff); for smooth curves the same idea, by the slopes over the interval. Where the two networks' own lines, one less
 * the other, are closer at the box's centre, those are taken.
 */
final class Relaxation {
  private static final int PIECES = 16;

  private Relaxation() {}

  static void at(Curve curve, Joint in, int i, Planes planes) {
    double low = in.first().low()[i];
    double high = in.first().high()[i];
    Plane below = below(curve, low, high);
    Plane above = above(curve, low, high);
    if (in.same()) {
      planes.set(i, i, below, above, Plane.ZERO, Plane.ZERO);
      return;
    }
    double from = in.second().low()[i];
    double to = in.second().high()[i];
    double least = in.difference().low()[i];
    double most = in.difference().high()[i];
    Curve.Interval slopes = curve.slopes(Math.min(low, from), Math.max(high, to));
    Nearest nearest = new Nearest((low + high) / 2, (least + most) / 2);
    nearest.offer(chord(slopes.high(), slopes.low(), least, most, -1), chord(slopes.low(), slopes.high(), least, most, 1));
    Plane secondAbove = above(curve, from, to);
    for (Plane bottom : belows(curve, low, high)) {
      nearest.offer(bottom.less(secondAbove), null);
    }
    for (Plane bottom : belows(curve, from, to)) {
      nearest.offer(null, above.less(bottom));
    }
    planes.set(i, i, below, above, nearest.below, nearest.above);
  }

  /** Keeps the highest plane below and the lowest above a place. */
  private static final class Nearest {
    private final double x;
    private final double d;
    private Plane below;
    private Plane above;

    Nearest(double x, double d) {
      this.x = x;
      this.d = d;
    }

    void offer(Plane lower, Plane upper) {
      if (lower != null && (below == null || lower.at(x, d) > below.at(x, d))) {
        below = lower;
      }
      if (upper != null && (above == null || upper.at(x, d) < above.at(x, d))) {
        above = upper;
      }
    }
  }

  private static Plane[] belows(Curve curve, double low, double high) {
    boolean bent = curve == Curve.RELU && low < 0 && high > 0;
    return bent ? new Plane[] {Plane.ZERO, Plane.VALUE} : new Plane[] {below(curve, low, high)};
  }

  private static Plane below(Curve curve, double low, double high) {
    if (curve == Curve.RELU) {
      return low >= 0 || high > 0 && high > -low ? Plane.VALUE : Plane.ZERO;
    }
    return smooth(curve, low, high, -1);
  }

  private static Plane above(Curve curve, double low, double high) {
    if (curve != Curve.RELU) {
      return smooth(curve, low, high, 1);
    } else if (low >= 0 || high <= 0) {
      return low >= 0 ? Plane.VALUE : Plane.ZERO;
    }
    double slope = high / (high - low);
    return new Plane(slope, 0, -slope * low + 1e-15 * (high - low));
  }

  // the line by the chord's slope, moved up (side 1) or down (-1) until the curve's slopes, piece by piece, cannot cross it
  private static Plane smooth(Curve curve, double low, double high, int side) {
    double slope = high - low < 1e-9 ? curve.slope(low) : (curve.value(high) - curve.value(low)) / (high - low);
    double furthest = Double.NEGATIVE_INFINITY;
    double step = (high - low) / PIECES;
    for (int piece = 0; piece < PIECES; piece++) {
      double from = low + piece * step;
      double middle = from + step / 2;
      Curve.Interval slopes = curve.slopes(from, from + step);
      double off = Math.max(Math.abs(slopes.low() - slope), Math.abs(slopes.high() - slope)) * step / 2;
      furthest = Math.max(furthest, side * (curve.value(middle) - slope * middle) + off);
    }
    double rounding = 1e-12 * (1 + Math.abs(low) + Math.abs(high));
    return new Plane(slope, 0, side * (furthest + rounding));
  }

  // with side 1 above what runs from a slope below d = 0 to another beyond it: the chord, since it is convex; with side -1 below
  private static Plane chord(double slopeBelow, double slopeBeyond, double low, double high, int side) {
    if (low >= 0 || high <= 0) {
      return new Plane(0, low >= 0 ? slopeBeyond : slopeBelow, 0);
    }
    double atLow = slopeBelow * low;
    double atHigh = slopeBeyond * high;
    double slope = (atHigh - atLow) / (high - low);
    return new Plane(0, slope, atLow - slope * low + side * 1e-15 * (Math.abs(atLow) + Math.abs(atHigh)));
  }
}
