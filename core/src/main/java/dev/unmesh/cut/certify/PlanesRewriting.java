package dev.unmesh.cut.certify;

/**
 * Sums over a step's outputs as sums over its inputs, by the plane above an output where its factor is above 0 and the one below where it is
 * below.
 *
 * @param values the inputs that planes on values or differences go by
 */
record PlanesRewriting(Planes planes, Box value, Box difference, Places values, Places differences) implements Rewriting {
  static PlanesRewriting of(Planes planes, Joint in, int outputs) {
    boolean[] onValue = new boolean[in.first().size()];
    boolean[] onDifference = new boolean[in.first().size()];
    for (int i = 0; i < outputs; i++) {
      int from = planes.from(i);
      onValue[from] |= planes.any(i, Planes.Plane::onValue) && !in.first().isZero(from);
      onDifference[from] |= planes.any(i, Planes.Plane::onDifference) && !in.difference().isZero(from);
    }
    int width = onValue.length;
    return new PlanesRewriting(
        planes, in.first(), in.difference(), Places.where(width, i -> onValue[i]), Places.where(width, i -> onDifference[i]));
  }

  @Override
  public Rows back(Rows rows, Sums sums) {
    int count = rows.first().sums();
    Rows to = new Rows(Panel.zero(values, count), Panel.zero(differences, count));
    for (int i = 0; i < rows.first().places().count(); i++) {
      int output = rows.first().places().at()[i];
      add(rows.first(), i, output, planes.low(output), planes.high(output), to, sums);
    }
    for (int i = 0; i < rows.difference().places().count(); i++) {
      int output = rows.difference().places().at()[i];
      add(rows.difference(), i, output, planes.differenceLow(output), planes.differenceHigh(output), to, sums);
    }
    return to;
  }

  private void add(Panel panel, int place, int output, Planes.Plane low, Planes.Plane high, Rows to, Sums sums) {
    int from = planes.from(output);
    int start = panel.start(place);
    add(panel.factors(), start, low.onValue(), high.onValue(), to.first(), from);
    add(panel.factors(), start, low.onDifference(), high.onDifference(), to.difference(), from);
    if (!planes.plain(output)) {
      double error = 8 * (size(low, from) + size(high, from));
      sums.add(panel.factors(), start, high.offset(), low.offset(), error);
    }
  }

  private double size(Planes.Plane plane, int from) {
    return Math.abs(plane.onValue()) * value.magnitude(from) + Math.abs(plane.onDifference()) * difference.magnitude(from);
  }

  private static void add(double[] factors, int start, double below, double above, Panel to, int from) {
    int slot = to.places().slot()[from];
    if (slot < 0 || below == 0 && above == 0) {
      return;
    }
    double[] into = to.factors();
    int at = to.start(slot);
    double middle = (above + below) / 2;
    double half = (above - below) / 2;
    for (int i = 0; i < to.sums(); i++) {
      into[at + i] += half == 0 ? middle * factors[start + i] : middle * factors[start + i] + half * Math.abs(factors[start + i]);
    }
  }
}
