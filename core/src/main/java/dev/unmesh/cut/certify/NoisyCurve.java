package dev.unmesh.cut.certify;

/**
 * An activation in floats: its error is a slope between the real input and the float one times the error before, and some rounding.
 *
 * @param slope the middle of the slopes there may be
 * @param rest by how much the error may differ from that slope's
 * @param before the inputs' errors
 */
record NoisyCurve(double[] slope, double[] rest, double[] before, Places inputs) implements Noisy {
  static NoisyCurve of(Curve curve, Box in, double[] error) {
    double[] slope = new double[error.length];
    double[] rest = new double[error.length];
    for (int i = 0; i < slope.length; i++) {
      double low = Box.down(in.low()[i] - error[i]);
      double high = Box.up(in.high()[i] + error[i]);
      Curve.Interval slopes = curve.slopes(low, high);
      slope[i] = (slopes.low() + slopes.high()) / 2;
      double half = Math.max(slopes.high() - slope[i], slope[i] - slopes.low());
      double rounding = 0;
      if (curve != Curve.RELU) {
        Curve.Interval values = curve.values(low, high);
        rounding = FloatRounding.CURVE * Math.max(-values.low(), values.high()) + FloatRounding.LEAST;
      }
      rest[i] = FloatRounding.OUTWARD * (half * error[i] + rounding);
    }
    return new NoisyCurve(slope, rest, error, Places.where(error.length, i -> slope[i] != 0 && error[i] != 0));
  }

  @Override
  public double[] errors() {
    double[] errors = new double[slope.length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = FloatRounding.OUTWARD * (Math.abs(slope[i]) * before[i] + rest[i]);
    }
    return errors;
  }

  @Override
  public Panel back(Panel rows, Sums sums) {
    Panel to = Panel.zero(inputs, rows.sums());
    for (int i = 0; i < rows.places().count(); i++) {
      int at = rows.places().at()[i];
      sums.add(rows.factors(), rows.start(i), rest[at], -rest[at], 2 * Math.abs(slope[at]) * before[at]);
      int slot = inputs.slot()[at];
      if (slot >= 0) {
        Axpy.add(rows.factors(), rows.start(i), slope[at], to.factors(), to.start(slot), rows.sums());
      }
    }
    return to;
  }
}
