package dev.unmesh.cut.certify;

/**
 * Lines below and above an activation over an interval, and below and above the difference of its values at two inputs as a function
 * of the inputs' difference. For ReLU the first are those of Zhang et al. 2018 (CROWN) and Singh et al. 2019 (DeepPoly), the second
 * those of Paulsen, Wang, Wang 2020 (NeuroDiff); for smooth curves the same idea, by the slopes over the interval.
 */
final class Relaxation {
  private static final int PIECES = 16;

  private Relaxation() {}

  /** Lines for f(x), low &lt;= x &lt;= high. */
  static void ofValue(Curve curve, double low, double high, int i, Lines lines) {
    if (curve == Curve.RELU) {
      if (low >= 0) {
        lines.same(i, i);
      } else if (high <= 0) {
        lines.constants(i, 0, 0);
      } else {
        double slope = high / (high - low);
        lines.high(i, i, slope, -slope * low);
        lines.low(i, i, high > -low ? 1 : 0, 0);
      }
      return;
    }
    double slope = high - low < 1e-9 ? curve.slope(low) : (curve.value(high) - curve.value(low)) / (high - low);
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double step = (high - low) / PIECES;
    for (int piece = 0; piece < PIECES; piece++) {
      double from = low + piece * step;
      double middle = from + step / 2;
      Curve.Interval slopes = curve.slopes(from, from + step);
      double off = Math.max(Math.abs(slopes.low() - slope), Math.abs(slopes.high() - slope)) * step / 2;
      double value = curve.value(middle) - slope * middle;
      least = Math.min(least, value - off);
      most = Math.max(most, value + off);
    }
    double rounding = 1e-12 * (1 + Math.abs(low) + Math.abs(high));
    lines.low(i, i, slope, least - rounding);
    lines.high(i, i, slope, most + rounding);
  }

  /** Lines for f(x) - f(x - d) as d runs from {@code low} to {@code high}, where the slopes between lie within {@code slopes}. */
  static void ofDifference(Curve.Interval slopes, double low, double high, int i, Lines lines) {
    if (low >= 0) {
      lines.low(i, i, slopes.low(), 0);
      lines.high(i, i, slopes.high(), 0);
    } else if (high <= 0) {
      lines.low(i, i, slopes.high(), 0);
      lines.high(i, i, slopes.low(), 0);
    } else {
      // below it runs slopes.high * d until 0 and slopes.low * d from there: concave, so its chord is below; above the other way round
      chord(slopes.high() * low, slopes.low() * high, low, high, (slope, offset) -> lines.low(i, i, slope, offset));
      chord(slopes.low() * low, slopes.high() * high, low, high, (slope, offset) -> lines.high(i, i, slope, offset));
    }
  }

  private interface Line {
    void of(double slope, double offset);
  }

  private static void chord(double atLow, double atHigh, double low, double high, Line line) {
    double slope = (atHigh - atLow) / (high - low);
    line.of(slope, atLow - slope * low);
  }
}
