package dev.unmesh.cut.certify;

import java.util.Arrays;
import java.util.List;

/**
 * y_i = x[from_i], or 0 where {@code from} is -1: exact, in floats too.
 *
 * @param bias zeros
 */
record SelectMap(int in, int[] from, double[] bias) implements AffineMap {
  /** y_i = x[places_i]. */
  static SelectMap select(List<Integer> places, int in) {
    return new SelectMap(in, places.stream().mapToInt(i -> i).toArray(), new double[places.size()]);
  }

  /** y[places_i] = x_i. */
  static SelectMap place(List<Integer> places, int out) {
    int[] from = new int[out];
    Arrays.fill(from, -1);
    for (int i = 0; i < places.size(); i++) {
      from[places.get(i)] = i;
    }
    return new SelectMap(places.size(), from, new double[out]);
  }

  @Override
  public int out() {
    return from.length;
  }

  @Override
  public double[] times(double[] x) {
    double[] y = new double[from.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = from[i] < 0 ? 0 : x[from[i]];
    }
    return y;
  }

  @Override
  public double[] timesMagnitude(double[] x) {
    return times(x);
  }

  @Override
  public double[] transposed(double[] row) {
    double[] x = new double[in];
    for (int i = 0; i < from.length; i++) {
      if (from[i] >= 0) {
        x[from[i]] += row[i];
      }
    }
    return x;
  }

  @Override
  public Panel transposed(Panel rows, Places wanted) {
    Panel to = Panel.zero(wanted, rows.sums());
    for (int i = 0; i < rows.places().count(); i++) {
      int input = from[rows.places().at()[i]];
      if (input >= 0 && wanted.slot()[input] >= 0) {
        Axpy.add(rows.factors(), rows.start(i), 1, to.factors(), to.start(wanted.slot()[input]), rows.sums());
      }
    }
    return to;
  }

  @Override
  public boolean zero() {
    return Arrays.stream(from).allMatch(i -> i < 0);
  }

  /** @throws IllegalArgumentException if the other selects others */
  @Override
  public AffineMap minus(AffineMap other) {
    if (!Arrays.equals(from, ((SelectMap) other).from)) {
      throw new IllegalArgumentException("only networks that read the same units can be certified against each other");
    }
    int[] none = new int[from.length];
    Arrays.fill(none, -1);
    return new SelectMap(in, none, bias);
  }

  @Override
  public boolean mixes() {
    return false;
  }

  @Override
  public int terms() {
    return 0;
  }

  @Override
  public int fanOut() {
    int[] times = new int[in];
    int most = 0;
    for (int input : from) {
      most = input < 0 ? most : Math.max(most, ++times[input]);
    }
    return most;
  }
}
